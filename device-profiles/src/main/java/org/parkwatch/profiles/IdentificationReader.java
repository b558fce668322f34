package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Mark;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.binding.Register;
import org.parkwatch.profiles.binding.Span;
import org.parkwatch.profiles.binding.WordOrder;

/** Reads how a device of a make shows itself. */
final class IdentificationReader {
  private static final String KEY = "identification";
  private static final int MOST_WORDS = 125;

  private IdentificationReader() {}

  static Identification read(YamlMap map, Dialect dialect) {
    return switch (dialect.family()) {
      case SNMP -> snmp(map);
      case MODBUS -> new Identification(List.of(), Optional.empty(), marks(map, dialect));
      case OPCUA, MQTT, SPARKPLUG, YDT1363 -> Identification.NONE;
    };
  }

  private static Identification snmp(YamlMap map) {
    Optional<YamlMap> found = map.map(KEY);
    if (found.isEmpty()) {
      map.problem(KEY, "is missing");
      return Identification.NONE;
    }
    YamlMap identification = found.get();
    List<Oid> oids = new ArrayList<>();
    for (String text : identification.texts("sysObjectId")) {
      if (Oid.isValid(text)) {
        oids.add(new Oid(text));
      } else {
        identification.problem("sysObjectId", "'" + text + "' is not an object identifier");
      }
    }
    if (oids.isEmpty()) {
      identification.problem("sysObjectId", "is missing");
    }
    Optional<Pattern> pattern =
        identification.has("sysDescr") ? pattern(identification, "sysDescr") : Optional.empty();
    identification.refuseUnknownKeys();
    return new Identification(oids, pattern, List.of());
  }

  private static List<Mark> marks(YamlMap map, Dialect dialect) {
    List<Mark> marks = new ArrayList<>();
    for (YamlMap entry : map.maps(KEY)) {
      mark(entry, dialect).ifPresent(marks::add);
      entry.refuseUnknownKeys();
    }
    return marks;
  }

  private static Optional<Mark> mark(YamlMap map, Dialect dialect) {
    if (map.has("object")) {
      int object = Mark.Told.OBJECTS.indexOf(map.text("object"));
      if (object < 0) {
        map.problem("object", "must be one of " + String.join(", ", Mark.Told.OBJECTS));
        return Optional.empty();
      }
      return pattern(map, "matches").map(pattern -> new Mark.Told(object, pattern));
    }
    if (map.has("matches")) {
      return text(map, dialect);
    }
    Optional<Address> register = new AddressReader(dialect, Repeat.ONCE).one(map);
    map.require("equals");
    List<Mark.Codes> codes =
        NoReadingReader.read(map, "equals", Optional.empty()).stream()
            .map(code -> new Mark.Codes(code.from(), code.to()))
            .toList();
    return register.map(address -> new Mark.Numbered((Register) address, codes));
  }

  private static Optional<Mark> text(YamlMap map, Dialect dialect) {
    List<Address> first = RegisterReader.words(map, dialect);
    int words = map.integer("words", 1, MOST_WORDS);
    Optional<Pattern> pattern = pattern(map, "matches");
    if (first.size() != 1 || !(first.getFirst() instanceof Register register)) {
      map.problem("register", "must be one register, the first of the text");
      return Optional.empty();
    }
    if (register.start() + words > Register.PLACES) {
      map.problem("words", "go beyond the last register");
      return Optional.empty();
    }
    Span span = new Span(register.table(), register.start(), register.start() + words - 1);
    WordOrder order = register.order();
    return pattern.map(known -> new Mark.Text(span, order.bytesSwapped(), known));
  }

  private static Optional<Pattern> pattern(YamlMap map, String key) {
    try {
      return map.require(key) ? map.optionalText(key).map(Pattern::compile) : Optional.empty();
    } catch (PatternSyntaxException e) {
      map.problem(key, "not a pattern: " + e.getDescription());
      return Optional.empty();
    }
  }
}
