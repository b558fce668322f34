package org.parkwatch.profiles;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.binding.InfoAnswer;
import org.parkwatch.profiles.binding.NoReading;
import org.parkwatch.profiles.binding.Table;
import org.parkwatch.profiles.binding.WordOrder;
import org.parkwatch.profiles.binding.WordType;

/** Reads what holds for all addresses of a profile. */
final class DialectReader {
  private static final int USUAL_GAP = 8;
  private static final int USUAL_WORDS = 100;

  /** The most that one answer can carry, Modbus application protocol V1.1b3 section 6.3. */
  private static final int MOST_WORDS = 125;

  private DialectReader() {}

  static Dialect read(YamlMap map) {
    Family family = map.oneOf("family", Family.class, Family.SNMP);
    Optional<Duration> interval =
        map.has("interval") ? Optional.of(PointReader.interval(map)) : Optional.empty();
    Dialect dialect =
        switch (family) {
          case MODBUS -> modbus(map, interval);
          case OPCUA -> other(family, map.text("namespace"), interval, Map.of());
          case SNMP, MQTT, SPARKPLUG -> other(family, "", interval, Map.of());
          case YDT1363 -> other(family, "", interval, InfoReader.answers(map));
        };
    return ReadingReader.when(map, new AddressReader(dialect, Repeat.ONCE))
        .map(dialect::onlyWhen)
        .orElse(dialect);
  }

  private static Dialect modbus(YamlMap map, Optional<Duration> interval) {
    return new Dialect(
        Family.MODBUS,
        map.has("maxGap") ? map.integer("maxGap", 0, MOST_WORDS) : USUAL_GAP,
        map.has("maxWords") ? map.integer("maxWords", 1, MOST_WORDS) : USUAL_WORDS,
        map.oneOf("table", Table.class, Table.HOLDING),
        map.oneOf("order", WordOrder.class, WordOrder.HIGH_FIRST),
        noReading(map),
        "",
        interval,
        Optional.empty(),
        Map.of());
  }

  private static Dialect other(
      Family family,
      String namespace,
      Optional<Duration> interval,
      Map<String, InfoAnswer> answers) {
    return new Dialect(
        family,
        USUAL_GAP,
        USUAL_WORDS,
        Table.HOLDING,
        WordOrder.HIGH_FIRST,
        Map.of(),
        namespace,
        interval,
        Optional.empty(),
        answers);
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
