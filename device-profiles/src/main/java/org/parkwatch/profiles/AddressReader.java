package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.binding.Field;
import org.parkwatch.profiles.binding.Metric;
import org.parkwatch.profiles.binding.Node;
import org.parkwatch.profiles.binding.Oid;

/** Reads addresses in the terms of a profile's family; those of another family are refused. */
final class AddressReader {
  static final String TOPIC_FORM =
      "must have no slash at either end, and + or +name only for whole levels";
  static final String POINTER_FORM = "must be a JSON pointer such as /sensors/0/temperature";

  private final Dialect dialect;
  private final Family family;
  private final Repeat repeat;

  AddressReader(Dialect dialect, Repeat repeat) {
    this.dialect = dialect;
    this.family = dialect.family();
    this.repeat = repeat;
  }

  Dialect dialect() {
    return dialect;
  }

  /** The addresses that a mapping names, one or several of the same form. */
  List<Address> several(YamlMap map) {
    refuseOtherFamilies(map);
    return switch (family) {
      case SNMP -> oids(map, "oid");
      case MODBUS -> RegisterReader.read(map, dialect, repeat);
      case OPCUA -> texts(map, "node").stream().<Address>map(Node::new).toList();
      case SPARKPLUG -> texts(map, "metric").stream().<Address>map(Metric::new).toList();
      case MQTT -> PayloadReader.isPacked(map) ? PayloadReader.packed(map, dialect) : field(map);
      case YDT1363 -> InfoReader.read(map, dialect, repeat);
    };
  }

  /** The one address that a mapping names. */
  Optional<Address> one(YamlMap map) {
    List<Address> addresses = several(map);
    if (addresses.size() > 1) {
      map.problem(keys(family).getFirst(), "must be one address");
    }
    return addresses.stream().findFirst();
  }

  /** The address under a key: an object identifier, in other families a mapping. */
  Optional<Address> under(YamlMap map, String key) {
    if (family == Family.SNMP && !map.holdsMap(key)) {
      List<Address> oids = oids(map, key);
      if (oids.size() > 1) {
        map.problem(key, "must be one address");
      }
      return oids.stream().findFirst();
    }
    return map.map(key)
        .flatMap(address -> {
          Optional<Address> one = one(address);
          address.refuseUnknownKeys();
          return one;
        });
  }

  private void refuseOtherFamilies(YamlMap map) {
    for (Family other : Family.values()) {
      for (String key : keys(other)) {
        if (other != family && map.keys().contains(key) && map.has(key)) {
          map.problem(
              key, "belongs to profiles of %s, this one is of %s".formatted(word(other), word()));
        }
      }
    }
  }

  private static List<String> keys(Family family) {
    return switch (family) {
      case SNMP -> List.of("oid");
      case MODBUS -> List.of("register");
      case OPCUA -> List.of("node");
      case MQTT -> List.of("topic", "pointer", "capture", "item", "at");
      case SPARKPLUG -> List.of("metric");
      case YDT1363 -> List.of("answer", "part");
    };
  }

  private String word() {
    return word(family);
  }

  private static String word(Family family) {
    return "family " + family.name().toLowerCase(Locale.ROOT);
  }

  private List<Address> oids(YamlMap map, String key) {
    List<Address> oids = new ArrayList<>();
    List<String> texts = map.texts(key).stream().map(repeat::fill).toList();
    for (String text : texts) {
      if (Oid.isValid(text)) {
        oids.add(new Oid(text));
      } else {
        map.problem(key, "'" + text + "' is not an object identifier");
      }
    }
    if (texts.isEmpty()) {
      map.problem(key, "is missing");
    }
    return oids;
  }

  private List<String> texts(YamlMap map, String key) {
    map.require(key);
    return map.texts(key).stream().map(repeat::fill).toList();
  }

  private List<Address> field(YamlMap map) {
    if (!map.has("topic") && !map.has("pointer")) {
      map.problem("topic", "is missing, and 'pointer' too");
      return List.of();
    }
    String topic = map.has("topic") ? repeat.fill(map.text("topic")) : "";
    String pointer = map.has("pointer") ? repeat.fill(map.text("pointer")) : "";
    String capture = map.optionalText("capture").orElse("");
    String pattern = pattern(map);
    if (!Field.isTopic(topic)) {
      map.problem("topic", TOPIC_FORM);
    } else if (!Field.isPointer(pointer)) {
      map.problem("pointer", POINTER_FORM);
    } else if (!capture.isEmpty() && Field.level(topic, capture) < 0) {
      map.problem("capture", "there is no level +" + capture + " in the topic");
    } else if (!capture.isEmpty() && !pointer.isEmpty()) {
      map.problem("capture", "stands beside 'pointer', one of the two is too many");
    } else {
      return List.of(new Field(topic, pointer, capture, pattern));
    }
    return List.of();
  }

  /** What a text must match; a mistake in it is reported. */
  private static String pattern(YamlMap map) {
    String text = map.optionalText("pattern").orElse("");
    try {
      if (!text.isEmpty() && Pattern.compile(text).matcher("").groupCount() != 1) {
        map.problem("pattern", "must have one group in brackets, which is the value");
      }
      return text;
    } catch (PatternSyntaxException e) {
      map.problem("pattern", "not a pattern: " + e.getDescription());
      return "";
    }
  }
}
