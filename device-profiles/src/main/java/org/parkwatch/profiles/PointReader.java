package org.parkwatch.profiles;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Binding;
import org.parkwatch.profiles.binding.Combine;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.binding.Reading;
import org.parkwatch.profiles.binding.StateCode;

/** Reads one point of a profile. */
final class PointReader {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z0-9]+)*");
  private static final Pattern INTERVAL = Pattern.compile("([1-9][0-9]{0,4}) ?(s|min|h)");
  private static final int MAX_DECIMALS = 6;

  private PointReader() {}

  /** A point as it was read: where it lies, or what it is computed from. */
  sealed interface Read {
    /** It lies on the wire. */
    record Plain(ProfilePoint point) implements Read {}

    /** It is computed. */
    record Computed(ComputedPoint point) implements Read {}
  }

  static Optional<Read> read(YamlMap map, Dialect dialect, Repeat repeat) {
    String name = repeat.fill(map.text("name"));
    if (!repeat.once() && name.equals(map.text("name"))) {
      map.problem("name", "must hold {n} or {n:02}, because the point is there several times");
    }
    checkName(map, name);
    Quantity quantity = map.oneOf("quantity", Quantity.class, Quantity.VOLTAGE);
    if (!map.has("quantity")) {
      map.problem("quantity", "is missing");
    } else if (quantity == Quantity.EVENT) {
      map.problem("quantity", "what a device tells by itself stands under 'events' of the profile");
    }
    Names names = repeat.fill(ProfileReader.names(map, "names"));
    int decimals = map.integer("decimals", 0, MAX_DECIMALS);
    Duration interval =
        map.has("interval")
            ? interval(map, "interval")
            : dialect.interval().orElseGet(() -> interval(map, "interval"));
    if (dialect.minimumInterval().filter(least -> interval.compareTo(least) < 0).isPresent()) {
      map.problem("interval", "is shorter than the device's minimumInterval");
    }
    boolean onChange = onChange(map, dialect.family());
    double[] plausible = plausible(map, quantity);
    Optional<Double> end = rollsOverAt(map, quantity);
    PointSpec spec = new PointSpec(name, quantity, names, decimals, interval, onChange);
    if (map.has("compute")) {
      return computed(map, spec, repeat, plausible).map(Read.Computed::new);
    }
    Combine combine = map.oneOf("combine", Combine.class, Combine.FIRST);
    if ((combine == Combine.WORST) != (quantity == Quantity.STATE) && combine != Combine.FIRST) {
      map.problem("combine", combine + " does not fit the quantity " + quantity);
    }
    List<Reading> readings = readings(map, new AddressReader(dialect, repeat), quantity);
    map.refuseUnknownKeys();
    if (readings.isEmpty()) {
      return Optional.empty();
    }
    Binding binding = new Binding(combine, readings, plausible[0], plausible[1], decimals);
    return Optional.of(
        new Read.Plain(new ProfilePoint(spec, end.map(binding::rollingOverAt).orElse(binding))));
  }

  static void checkName(YamlMap map, String name) {
    if (!NAME.matcher(name).matches()) {
      map.problem("name", "must be small letters and digits in parts joined by dots");
    }
    if (name.startsWith("comm.")) {
      map.problem("name", "comm.* are the health points that every device has");
    }
  }

  /** Where the maker says that a register of energy begins anew; empty if it is not said. */
  private static Optional<Double> rollsOverAt(YamlMap map, Quantity quantity) {
    if (!map.has("rollsOverAt")) {
      return Optional.empty();
    }
    List<BigDecimal> end = map.numbers("rollsOverAt");
    if (end.size() != 1 || end.getFirst().signum() <= 0) {
      map.problem("rollsOverAt", "must be one number above 0, in " + quantity.unit());
      return Optional.empty();
    }
    if (quantity != Quantity.ACTIVE_ENERGY) {
      map.problem("rollsOverAt", "is for ACTIVE_ENERGY, which only grows");
    }
    return Optional.of(end.getFirst().doubleValue());
  }

  private static Optional<ComputedPoint> computed(
      YamlMap map, PointSpec spec, Repeat repeat, double[] plausible) {
    for (String key : List.of("read", "combine")) {
      if (map.keys().contains(key) && map.has(key)) {
        map.problem(key, "stands beside 'compute', one of the two is too many");
      }
    }
    List<StateCode> states = StateReader.read(map, spec.quantity());
    String formula = repeat.fill(map.text("compute"));
    map.refuseUnknownKeys();
    try {
      FormulaReader.Parsed parsed = FormulaReader.read(formula);
      return Optional.of(new ComputedPoint(spec, map, parsed, states, plausible[0], plausible[1]));
    } catch (FormulaReader.NotAFormula e) {
      map.problem("compute", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static List<Reading> readings(YamlMap map, AddressReader addresses, Quantity quantity) {
    List<Reading> readings = new ArrayList<>();
    List<YamlMap> maps = map.maps("read");
    if (maps.isEmpty()) {
      map.problem("read", "must list at least one address");
    }
    for (YamlMap reading : maps) {
      readings.addAll(ReadingReader.read(reading, addresses, quantity));
    }
    return readings;
  }

  private static double[] plausible(YamlMap map, Quantity quantity) {
    if (quantity == Quantity.STATE) {
      return new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
    }
    List<BigDecimal> bounds = map.numbers("plausible");
    if (bounds.size() != 2 || bounds.get(0).compareTo(bounds.get(1)) >= 0) {
      map.problem("plausible", "must be [lowest, highest] in " + quantity.unit());
      return new double[] {0, 1};
    }
    return new double[] {bounds.get(0).doubleValue(), bounds.get(1).doubleValue()};
  }

  /**
   * Servers that are subscribed to tell changes; elsewhere a profile may say that a device does.
   */
  private static boolean onChange(YamlMap map, Family family) {
    boolean usual = family == Family.OPCUA || family == Family.SPARKPLUG;
    boolean asked = family == Family.SNMP || family == Family.MODBUS || family == Family.YDT1363;
    if (asked || !map.has("onChange")) {
      return usual;
    }
    String text = map.text("onChange");
    if (!text.equals("true") && !text.equals("false")) {
      map.problem("onChange", "must be true or false");
    }
    return text.equals("true");
  }

  static Duration interval(YamlMap map, String key) {
    Matcher matcher = INTERVAL.matcher(map.text(key));
    if (!matcher.matches()) {
      map.problem(key, "must be a number of s, min or h, such as 10 s");
      return Duration.ofSeconds(10);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "min" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
