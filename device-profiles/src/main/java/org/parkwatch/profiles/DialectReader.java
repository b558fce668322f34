package org.parkwatch.profiles;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.binding.NoReading;
import org.parkwatch.profiles.binding.Oddities;
import org.parkwatch.profiles.binding.Oddity;
import org.parkwatch.profiles.binding.Register;
import org.parkwatch.profiles.binding.Span;
import org.parkwatch.profiles.binding.Table;
import org.parkwatch.profiles.binding.WordOrder;
import org.parkwatch.profiles.binding.WordType;

/** Reads what holds for all addresses of a profile. */
final class DialectReader {
  private static final int USUAL_GAP = 8;
  private static final int USUAL_WORDS = 100;
  private static final int ONE_NUMBER = -1;

  /** The most that one answer can carry, Modbus application protocol V1.1b3 section 6.3. */
  private static final int MOST_WORDS = 125;

  private static final Pattern BLOCK = Pattern.compile("([0-9]{1,5})\\.\\.([0-9]{1,5})");

  private DialectReader() {}

  static Dialect read(YamlMap map) {
    Family family = map.oneOf("family", Family.class, Family.SNMP);
    boolean modbus = family == Family.MODBUS;
    boolean mqtt = family == Family.MQTT;
    Oddities oddities = OdditiesReader.read(map, Oddity.ofProfiles(family));
    Table table = modbus ? map.oneOf("table", Table.class, Table.HOLDING) : Table.HOLDING;
    Dialect dialect =
        new Dialect(
            family,
            modbus ? gap(map, oddities) : USUAL_GAP,
            modbus && map.has("maxWords") ? map.integer("maxWords", 1, MOST_WORDS) : USUAL_WORDS,
            modbus ? blocks(map, table, oddities) : List.of(),
            table,
            modbus || mqtt
                ? map.oneOf("order", WordOrder.class, WordOrder.HIGH_FIRST)
                : WordOrder.HIGH_FIRST,
            modbus ? noReading(map) : Map.of(),
            family == Family.OPCUA ? map.text("namespace") : "",
            mqtt ? PayloadReader.payloads(map) : List.of(),
            mqtt ? PayloadReader.time(map) : Optional.empty(),
            interval(map, "interval"),
            asked(family) ? interval(map, "minimumInterval") : Optional.empty(),
            oddities,
            Optional.empty(),
            family == Family.YDT1363 ? InfoReader.answers(map) : Map.of());
    return ReadingReader.when(map, new AddressReader(dialect, Repeat.ONCE))
        .map(dialect::onlyWhen)
        .orElse(dialect);
  }

  private static Optional<Duration> interval(YamlMap map, String key) {
    return map.has(key) ? Optional.of(PointReader.interval(map, key)) : Optional.empty();
  }

  /** Whether we ask devices of the family, and not they speak when they like. */
  private static boolean asked(Family family) {
    return switch (family) {
      case SNMP, MODBUS, YDT1363 -> true;
      case OPCUA, MQTT, SPARKPLUG -> false;
    };
  }

  private static int gap(YamlMap map, Oddities oddities) {
    int gap = map.has("maxGap") ? map.integer("maxGap", 0, MOST_WORDS) : USUAL_GAP;
    return oddities.has(Oddity.ONE_NUMBER_A_REQUEST) ? ONE_NUMBER : gap;
  }

  private static List<Span> blocks(YamlMap map, Table table, Oddities oddities) {
    int shift = oddities.has(Oddity.COUNT_FROM_1) ? 1 : 0;
    List<Span> blocks = new ArrayList<>();
    for (String text : map.texts("blocks")) {
      Matcher matcher = BLOCK.matcher(text);
      int first = matcher.matches() ? Integer.parseInt(matcher.group(1)) - shift : -1;
      int last = matcher.matches() ? Integer.parseInt(matcher.group(2)) - shift : -1;
      if (first < 0 || last < first || last >= Register.PLACES || last - first >= MOST_WORDS) {
        map.problem("blocks", "'" + text + "' must be first..last, at most 125 registers");
      } else {
        blocks.add(new Span(table, first, last));
      }
    }
    return blocks;
  }

  private static Map<WordType, List<NoReading>> noReading(YamlMap map) {
    Map<WordType, List<NoReading>> codes = new EnumMap<>(WordType.class);
    map.map("noReading")
        .ifPresent(types -> {
          for (String key : types.keys()) {
            types
                .constant(key, key, WordType.class)
                .ifPresent(
                    type -> codes.put(type, NoReadingReader.read(types, key, Optional.of(type))));
            types.has(key);
          }
        });
    return codes;
  }
}
