package org.parkwatch.tests.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Where a make keeps a measurement, copied by hand from its MIB for this test alone: neither the
 * profiles nor the simulators' tables are asked, or a wrong scale in them would cancel out.
 *
 * @param point name of our point
 * @param oids of its phases; those that the device does not have are left out
 * @param scale from the number on the wire to our unit
 * @param digits object that holds how many decimals the number has; empty where the MIB fixes it
 * @param join how phases become one number
 */
record Wire(String point, List<String> oids, double scale, String digits, Join join) {
  enum Join {
    MEAN,
    LARGEST
  }

  private static final String APC = "1.3.6.1.4.1.318.1.1.26.";
  private static final String RARITAN = "1.3.6.1.4.1.13742.6.";
  private static final String SENTRY = "1.3.6.1.4.1.1718.4.1.";
  private static final String EATON = "1.3.6.1.4.1.534.6.6.7.";
  private static final String GEIST = "1.3.6.1.4.1.21239.5.2.";

  /** PDU2-MIB: what stands between value and index in measurements, and in the decimals. */
  private static final String RARITAN_VALUE = RARITAN + "5.2.3.1.4.1.1.";

  private static final String RARITAN_DIGITS = RARITAN + "3.3.4.1.7.1.1.";

  /** By the profile's id. */
  static final Map<String, List<Wire>> BY_PROFILE =
      Map.of(
          // PowerNet-MIB, rPDU2: V, tenths of A, hundredths of kW, tenths of kWh, hundredths
          "apc-rpdu2",
          List.of(
              phases("voltage", APC + "6.3.1.6.", 1, Join.MEAN),
              phases("current", APC + "6.3.1.5.", 0.1, Join.LARGEST),
              one("power", APC + "4.3.1.5.1", 0.01),
              one("energy", APC + "4.3.1.9.1", 0.1),
              one("power.factor", APC + "4.3.1.17.1", 0.01),
              one("inlet.temperature", APC + "10.2.2.1.8.1", 0.1),
              one("inlet.humidity", APC + "10.2.2.1.10.1", 1)),
          // PDU2-MIB: sensor types rmsCurrent 1, rmsVoltage 4, activePower 5, powerFactor 7,
          // activeEnergy 8; each with inletSensorDecimalDigits; W and Wh
          "raritan-px",
          List.of(
              raritan("voltage", 4, 1),
              raritan("current", 1, 1),
              raritan("power", 5, 0.001),
              raritan("energy", 8, 0.001),
              raritan("power.factor", 7, 1)),
          // Sentry4-MIB: tenths of V, hundredths of A, W, tenths of kWh, hundredths, tenths of °C
          "servertech-sentry4",
          List.of(
              phases("voltage", SENTRY + "5.3.1.3.1.1.", 0.1, Join.MEAN),
              phases("current", SENTRY + "4.3.1.3.1.1.", 0.01, Join.LARGEST),
              one("power", SENTRY + "3.3.1.3.1.1", 0.001),
              one("energy", SENTRY + "3.3.1.10.1.1", 0.1),
              one("power.factor", SENTRY + "3.3.1.8.1.1", 0.01),
              one("inlet.humidity", SENTRY + "10.3.1.1.1.1", 1)),
          // EATON-EPDU-MIB: mV, mA, W, Wh, thousandths, tenths of %
          "eaton-epdu",
          List.of(
              phases("voltage", EATON + "3.2.1.3.0.1.", 0.001, Join.MEAN),
              phases("current", EATON + "3.3.1.4.0.1.", 0.001, Join.LARGEST),
              one("power", EATON + "3.5.1.4.0.1", 0.001),
              one("energy", EATON + "3.5.1.5.0.1", 0.001),
              one("power.factor", EATON + "3.5.1.7.0.1", 0.001),
              one("inlet.humidity", EATON + "7.2.1.4.0.1", 0.1)),
          // VERTIV-V5-MIB: tenths of V, hundredths of A, W, Wh, %
          "geist-rpdu",
          List.of(
              phases("voltage", GEIST + "3.2.1.4.", 0.1, Join.MEAN),
              phases("current", GEIST + "3.2.1.8.", 0.01, Join.LARGEST),
              one("power", GEIST + "3.1.1.9.1", 0.001),
              one("energy", GEIST + "3.1.1.12.1", 0.001),
              one("power.factor", GEIST + "3.1.1.11.1", 0.01)));

  /** What a make has; empty for one this test does not know. */
  static List<Wire> of(String profile) {
    return BY_PROFILE.getOrDefault(profile, List.of());
  }

  /** What to ask for in one request. */
  static List<String> objects(List<Wire> wires) {
    List<String> objects = new ArrayList<>();
    for (Wire wire : wires) {
      objects.addAll(wire.oids());
      if (!wire.digits().isEmpty()) {
        objects.add(wire.digits());
      }
    }
    return objects;
  }

  /** The measurement in our unit; empty where the device has no such object. */
  OptionalDouble read(Map<String, Long> numbers) {
    double unit = step(numbers);
    double[] found =
        oids.stream()
            .filter(numbers::containsKey)
            .mapToDouble(oid -> numbers.getOrDefault(oid, 0L) * unit)
            .toArray();
    return switch (join) {
      case MEAN -> Arrays.stream(found).average();
      case LARGEST -> Arrays.stream(found).max();
    };
  }

  /** The smallest difference that the wire can tell. */
  double step(Map<String, Long> numbers) {
    return scale * Math.pow(10, (double) -numbers.getOrDefault(digits, 0L));
  }

  /** We keep a tenth of a volt, whatever a make resolves; everything else as the wire tells it. */
  double rounding() {
    return point.equals("voltage") ? 0.05 : 0;
  }

  private static Wire one(String point, String oid, double scale) {
    return new Wire(point, List.of(oid), scale, "", Join.LARGEST);
  }

  private static Wire phases(String point, String column, double scale, Join join) {
    return new Wire(point, List.of(column + 1, column + 2, column + 3), scale, "", join);
  }

  private static Wire raritan(String point, int sensorType, double scale) {
    return new Wire(
        point,
        List.of(RARITAN_VALUE + sensorType),
        scale,
        RARITAN_DIGITS + sensorType,
        Join.LARGEST);
  }
}
