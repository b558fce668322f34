package org.parkwatch.tests.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parkwatch.collectors.snmp.discovery.Discovered;
import org.parkwatch.collectors.snmp.discovery.Identity;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.profiles.binding.DeviceUnit;
import org.parkwatch.profiles.binding.Reading;
import org.parkwatch.profiles.binding.UnitSource;
import org.parkwatch.profiles.mib.FoundPoint;
import org.parkwatch.profiles.read.PointValues;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.ReadPlan;
import org.parkwatch.profiles.read.Verdict;
import org.parkwatch.simulators.json.JsonLine;

/** What was read of one device, as lines of JSON: first what it is, then a line a point. */
final class DeviceReport {
  private static final double CUBIC_METRES_PER_HOUR_OF_A_CFM = 1.69901082;

  /** The comparison knows no kvar. */
  private static final double VAR_OF_A_KVAR = 1_000;

  private final List<String> lines = new ArrayList<>();
  private int good;
  private int bad;

  DeviceReport(Discovered device, ReadPlan plan, RawValues raw, PointValues values) {
    Identity identity = device.identity();
    Map<String, Object> first = new LinkedHashMap<>();
    first.put("vendor", identity.vendor());
    first.put("model", identity.model());
    first.put("firmware", identity.firmware());
    first.put("serial", identity.serial());
    first.put("profile", identity.profile());
    first.put("profiles", device.profiles());
    lines.add(JsonLine.write(Map.of("identity", first)));
    for (int i = 0; i < device.points().size(); i++) {
      lines.add(JsonLine.write(point(device.points().get(i), i, plan, raw, values)));
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Points with a value. */
  int good() {
    return good;
  }

  /** Points without, each with its reason. */
  int bad() {
    return bad;
  }

  private Map<String, Object> point(
      FoundPoint point, int i, ReadPlan plan, RawValues raw, PointValues values) {
    Map<String, Object> line = new LinkedHashMap<>();
    Quantity quantity = point.spec().quantity();
    Reading reading = point.binding().readings().getFirst();
    line.put("oid", point.oid().text());
    line.put("point", point.spec().name());
    line.put("name", point.spec().names().en());
    line.put("quantity", className(quantity, reading));
    line.put("profile", point.profile());
    if (values.verdict(i) != Verdict.GOOD) {
      bad++;
      line.put("quality", "BAD");
      line.put("reason", values.verdict(i).name());
      return line;
    }
    good++;
    if (quantity == Quantity.STATE) {
      double code = plan.rawNumber(i, raw);
      line.put("value", code == Math.rint(code) ? (Object) (long) code : code);
      line.put("unit", "enum");
      line.put("severity", severity(values.value(i)));
    } else if (isAir(reading)) {
      line.put("value", values.value(i) / CUBIC_METRES_PER_HOUR_OF_A_CFM);
      line.put("unit", "cfm");
    } else if (quantity == Quantity.REACTIVE_POWER) {
      line.put("value", values.value(i) * VAR_OF_A_KVAR);
      line.put("unit", "var");
    } else {
      line.put("value", values.value(i));
      line.put("unit", quantity.unit());
    }
    return line;
  }

  /** Air is told in the unit in which it came: to the comparison it is another class than water. */
  private static boolean isAir(Reading reading) {
    return reading.unit() instanceof UnitSource.Fixed fixed
        && fixed.unit() == DeviceUnit.CUBIC_FOOT_PER_MINUTE;
  }

  private static String severity(double state) {
    for (DeviceState one : DeviceState.values()) {
      if (one.code() == state) {
        return switch (one) {
          case NORMAL, NOTICE -> "ok";
          case WARNING -> "warning";
          case CRITICAL -> "critical";
          case OFF, UNKNOWN -> "unknown";
        };
      }
    }
    throw new IllegalStateException("no state has code " + state);
  }

  private static String className(Quantity quantity, Reading reading) {
    return switch (quantity) {
      case ACTIVE_POWER, APPARENT_POWER, REACTIVE_POWER -> "power";
      case ACTIVE_ENERGY -> "power_consumed";
      case DURATION -> "runtime";
      case SPEED -> "fanspeed";
      case FLOW -> isAir(reading) ? "airflow" : "waterflow";
      case COOLING_POWER -> "cooling";
      default -> quantity.name().toLowerCase(Locale.ROOT);
    };
  }
}
