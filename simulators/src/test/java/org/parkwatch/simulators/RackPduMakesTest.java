package org.parkwatch.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.simulators.agent.EnergyMode;
import org.parkwatch.simulators.control.ControlClient;
import org.parkwatch.simulators.plant.PduReading;

/** Scales, types, states and sentinels of the makes, by the numbers of their MIBs. */
class RackPduMakesTest {
  private static final int INTEGER = 0x02;
  private static final int GAUGE = 0x42;
  private static final String APC = "1.3.6.1.4.1.318.1.1.26.";
  private static final String RARITAN = "1.3.6.1.4.1.13742.6.";
  private static final String SENTRY = "1.3.6.1.4.1.1718.4.1.";
  private static final String EATON = "1.3.6.1.4.1.534.6.6.7.";
  private static final String VERTIV = "1.3.6.1.4.1.21239.5.2.";

  @TempDir Path data;
  private TestPark park;

  @BeforeEach
  void start() throws IOException {
    park = new TestPark(data, EnergyMode.METERED);
  }

  @AfterEach
  void stop() throws IOException {
    park.close();
  }

  @Test
  void apcSpeaksInTenthsOfAmpsAndHundredthsOfKilowatts() {
    check("AP8853", APC + "6.3.1.6.1", INTEGER, 1, PduReading::volts);
    check("AP8853", APC + "6.3.1.5.1", INTEGER, 10, PduReading::amps);
    check("AP8853", APC + "4.3.1.5.1", INTEGER, 0.1, PduReading::watts);
    check("AP8853", APC + "4.3.1.16.1", INTEGER, 0.1, PduReading::voltAmps);
    check("AP8853", APC + "4.3.1.17.1", INTEGER, 100, PduReading::powerFactor);
    check("AP8853", APC + "4.3.1.9.1", INTEGER, 0.01, reading -> reading.energy(1));
    check("AP8853", APC + "10.2.2.1.8.1", INTEGER, 10, PduReading::celsius);
    check("AP8853", APC + "10.2.2.1.7.1", INTEGER, 10, r -> r.celsius() * 1.8 + 32);
    check("AP8853", APC + "10.2.2.1.10.1", INTEGER, 1, PduReading::humidity);
    check("AP8853", "1.3.6.1.4.1.318.1.1.12.2.3.1.1.2.1", GAUGE, 10, PduReading::amps);
  }

  @Test
  void raritanSpeaksInItsDecimalDigits() {
    for (String model : List.of("PX3-5190R", "PX2-2190R")) {
      raritan(model, 1, 3, 2, PduReading::amps);
      raritan(model, 4, 0, 1, PduReading::volts);
      raritan(model, 5, 0, 3, PduReading::watts);
      raritan(model, 6, 0, 4, PduReading::voltAmps);
      raritan(model, 7, 2, -1, PduReading::powerFactor);
      raritan(model, 8, 0, 5, reading -> reading.energy(1));
      raritan(model, 23, 1, 8, PduReading::hertz);
      check(model, RARITAN + "5.5.3.1.4.1.1", INTEGER, 10, PduReading::celsius);
      check(model, RARITAN + "5.5.3.1.4.1.2", INTEGER, 1, PduReading::humidity);
      assertThat(number(model, RARITAN + "3.6.3.1.17.1.1")).isEqualTo(1);
      assertThat(number(model, RARITAN + "3.6.3.1.17.1.2")).isZero();
      assertThat(number(model, RARITAN + "3.6.3.1.2.1.1")).isEqualTo(10);
      assertThat(number(model, RARITAN + "3.6.3.1.2.1.2")).isEqualTo(11);
    }
  }

  private void raritan(String model, int type, int digits, int unit, Quantity quantity) {
    assertThat(number(model, RARITAN + "3.3.4.1.7.1.1." + type)).isEqualTo(digits);
    assertThat(number(model, RARITAN + "3.3.4.1.6.1.1." + type)).isEqualTo(unit);
    check(model, RARITAN + "5.2.3.1.4.1.1." + type, GAUGE, Math.pow(10, digits), quantity);
  }

  @Test
  void sentrySpeaksInHundredthsOfAmpsAndTenthsOfKilowattHours() {
    check("C2WG24SN", SENTRY + "5.3.1.3.1.1.1", INTEGER, 10, PduReading::volts);
    check("C2WG24SN", SENTRY + "4.3.1.3.1.1.1", INTEGER, 100, PduReading::amps);
    check("C2WG24SN", SENTRY + "3.3.1.3.1.1", INTEGER, 1, PduReading::watts);
    check("C2WG24SN", SENTRY + "3.3.1.8.1.1", INTEGER, 100, PduReading::powerFactor);
    check("C2WG24SN", SENTRY + "3.3.1.10.1.1", INTEGER, 0.01, reading -> reading.energy(1));
    check("C2WG24SN", SENTRY + "9.3.1.1.1.1", INTEGER, 10, PduReading::celsius);
    check("C2WG24SN", SENTRY + "10.3.1.1.1.1", INTEGER, 1, PduReading::humidity);
    assertThat(number("C2WG24SN", SENTRY + "9.3.1.1.1.2")).isEqualTo(-410);
    assertThat(number("C2WG24SN", SENTRY + "9.3.1.2.1.2")).isEqualTo(7);
    assertThat(number("C2WG24SN", SENTRY + "10.3.1.1.1.2")).isEqualTo(-1);
  }

  @Test
  void eatonSpeaksInThousandthsAndBeginsItsIndicesWithZero() {
    check("EMAB22", EATON + "3.2.1.3.0.1.1", INTEGER, 1000, PduReading::volts);
    check("EMAB22", EATON + "3.3.1.4.0.1.1", INTEGER, 1000, PduReading::amps);
    check("EMAB22", EATON + "3.5.1.4.0.1", INTEGER, 1, PduReading::watts);
    check("EMAB22", EATON + "3.5.1.5.0.1", GAUGE, 1, reading -> reading.energy(1));
    check("EMAB22", EATON + "3.5.1.7.0.1", INTEGER, 1000, PduReading::powerFactor);
    check("EMAB22", EATON + "3.4.1.7.0.1.1", INTEGER, 1000, r -> -r.powerFactor());
    check("EMAB22", EATON + "7.1.1.4.0.1", INTEGER, 10, PduReading::celsius);
    check("EMAB22", EATON + "7.2.1.4.0.1", INTEGER, 10, PduReading::humidity);
  }

  @Test
  void vertivSpeaksInGaugesOfTenthsOfVoltsAndHundredthsOfAmps() {
    check("VP8831", VERTIV + "3.2.1.4.1", GAUGE, 10, PduReading::volts);
    check("VP8831", VERTIV + "3.2.1.8.1", GAUGE, 100, PduReading::amps);
    check("VP8831", VERTIV + "3.1.1.9.1", GAUGE, 1, PduReading::watts);
    check("VP8831", VERTIV + "3.1.1.11.1", GAUGE, 100, PduReading::powerFactor);
    check("VP8831", VERTIV + "3.1.1.12.1", GAUGE, 1, reading -> reading.energy(1));
    check("VP8831", VERTIV + "9.1.5.1", INTEGER, 10, PduReading::celsius);
    check("VP8831", VERTIV + "9.1.6.1", INTEGER, 1, PduReading::humidity);
    assertThat(number("VP8831", VERTIV + "1.7.0")).isEqualTo(1);
  }

  @Test
  void eachMakeReportsAnOverloadInItsOwnWay() throws IOException {
    fault("overload", "percent", 90);
    state("AP8853", APC + "4.3.1.4.1", 3);
    state("AP8853", APC + "6.3.1.4.1", 3);
    state("AP8853", "1.3.6.1.4.1.318.1.1.12.2.3.1.1.3.1", 3);
    state("PX3-5190R", RARITAN + "5.2.3.1.3.1.1.1", 6);
    state("C2WG24SN", SENTRY + "4.3.1.4.1.1.1", 17);
    state("C2WG24SN", SENTRY + "3.3.1.2.1.1", 17);
    state("EMAB22", EATON + "3.3.1.5.0.1.1", 3);
    state("VP8831", VERTIV + "1.14.0", 1);
    assertThat(number("AP8853", APC + "6.3.1.5.1") / 10.0).isCloseTo(28.8, within(0.2));
    fault("overload", "percent", 110);
    state("AP8853", APC + "4.3.1.4.1", 4);
    state("EMAB22", EATON + "3.3.1.5.0.1.1", 4);
    state("VP8831", VERTIV + "1.13.0", 1);
    clear();
    state("AP8853", APC + "4.3.1.4.1", 2);
    state("AP8853", "1.3.6.1.4.1.318.1.1.12.2.3.1.1.3.1", 1);
    state("PX3-5190R", RARITAN + "5.2.3.1.3.1.1.1", 4);
    state("C2WG24SN", SENTRY + "4.3.1.4.1.1.1", 0);
    state("EMAB22", EATON + "3.3.1.5.0.1.1", 0);
    state("VP8831", VERTIV + "1.14.0", 0);
  }

  @Test
  void eachMakeReportsHeatInItsOwnWay() throws IOException {
    fault("hot", "celsius", 33.3);
    state("AP8853", APC + "10.2.2.1.8.1", 333);
    state("AP8853", APC + "10.2.2.1.9.1", 5);
    state("PX2-2190R", RARITAN + "5.5.3.1.3.1.1", 5);
    state("C2WG24SN", SENTRY + "9.3.1.2.1.1", 16);
    state("EMAB22", EATON + "7.1.1.5.0.1", 3);
    state("VP8831", VERTIV + "1.14.0", 1);
  }

  @Test
  void eachMakeReportsALostProbeInItsOwnWay() throws IOException {
    fault("sensor-lost", "x", 0);
    state("AP8853", APC + "10.2.2.1.8.1", -1);
    state("AP8853", APC + "10.2.2.1.10.1", -1);
    state("AP8853", APC + "10.2.2.1.5.1", 4);
    assertThat(park.get(0, APC + "10.2.2.1.14.1").bindings().getFirst().text())
        .isEqualTo("noTempSensorInstalled");
    state("PX3-5190R", RARITAN + "5.5.3.1.3.1.1", -1);
    state("PX3-5190R", RARITAN + "5.5.3.1.2.1.1", 2);
    state("C2WG24SN", SENTRY + "9.3.1.1.1.1", -410);
    state("C2WG24SN", SENTRY + "9.3.1.2.1.1", 8);
    state("C2WG24SN", SENTRY + "10.3.1.1.1.1", -1);
    state("EMAB22", EATON + "7.1.1.3.0.1", 0);
    state("VP8831", VERTIV + "9.1.4.1", 0);
  }

  private interface Quantity {
    double of(PduReading reading);
  }

  private void check(String model, String oid, int type, double steps, Quantity quantity) {
    int index = park.indexOf(model);
    Wire.Binding binding = park.get(index, oid).bindings().getFirst();
    assertThat(binding.tag()).as(model + " " + oid).isEqualTo(type);
    assertThat((double) binding.number())
        .as(model + " " + oid)
        .isCloseTo(quantity.of(park.reading(index)) * steps, within(Math.max(1.0, steps / 90)));
  }

  private void state(String model, String oid, long expected) {
    assertThat(number(model, oid)).as(model + " " + oid).isEqualTo(expected);
  }

  private long number(String model, String oid) {
    return park.number(park.indexOf(model), oid);
  }

  private void fault(String kind, String key, double value) throws IOException {
    var command = Map.of("command", "fault", "kind", kind, "targets", List.of("all"), key, value);
    assertThat(ControlClient.send(ControlClient.socket(data), command)).containsEntry("ok", true);
  }

  private void clear() throws IOException {
    var command = Map.of("command", "clear", "targets", List.of("all"));
    assertThat(ControlClient.send(ControlClient.socket(data), command)).containsEntry("ok", true);
  }
}
