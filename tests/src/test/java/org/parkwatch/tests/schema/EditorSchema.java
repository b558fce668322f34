package org.parkwatch.tests.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** A schema that editors complete and check files by, read as they read it. */
final class EditorSchema {
  private final Map<String, Object> schema;

  private EditorSchema(Map<String, Object> schema) {
    this.schema = schema;
  }

  static EditorSchema of(Path file) throws IOException {
    return new EditorSchema(yaml().load(Files.readString(file)));
  }

  /** What an editor would underline, with its place. */
  List<String> mistakes(String text, String place) {
    List<String> mistakes = new ArrayList<>();
    check(schema, yaml().load(text), place, mistakes);
    return mistakes;
  }

  /** A part of the schema by its keys. */
  Object part(String... keys) {
    return at(schema, keys);
  }

  /** As editors read it, by YAML 1.2: OFF is a word and no boolean. */
  private static Yaml yaml() {
    Resolver numbers =
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
          }
        };
    LoaderOptions options = new LoaderOptions();
    DumperOptions unused = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(unused), unused, options, numbers);
  }

  /** As much of JSON Schema as ours uses. */
  private void check(Map<?, ?> rule, Object value, String place, List<String> mistakes) {
    if (rule.get("$ref") instanceof String ref) {
      String name = ref.substring(ref.lastIndexOf('/') + 1);
      check((Map<?, ?>) at(schema, "$defs", name), value, place, mistakes);
    }
    if (rule.get("oneOf") instanceof List<?> choices) {
      List<List<String>> refusals = new ArrayList<>();
      for (Object choice : choices) {
        List<String> refusal = new ArrayList<>();
        check((Map<?, ?>) choice, value, place, refusal);
        refusals.add(refusal);
      }
      if (refusals.stream().noneMatch(List::isEmpty)) {
        mistakes.add(place + ": none of " + refusals);
      }
    }
    if (rule.get("type") instanceof String type && !fits(type, value)) {
      mistakes.add(place + ": not " + type);
    } else if (value instanceof Map<?, ?> map) {
      checkMap(rule, map, place, mistakes);
    } else if (value instanceof List<?> list && rule.get("items") instanceof Map<?, ?> items) {
      for (int i = 0; i < list.size(); i++) {
        check(items, Objects.requireNonNull(list.get(i)), place + "[" + i + "]", mistakes);
      }
    } else if (!scalarFits(rule, value.toString())) {
      mistakes.add(place + ": " + value);
    }
  }

  private void checkMap(Map<?, ?> rule, Map<?, ?> map, String place, List<String> mistakes) {
    if (rule.get("properties") instanceof Map<?, ?> properties) {
      map.forEach((key, child) -> {
        if (properties.get(key) instanceof Map<?, ?> property) {
          check(property, child, place + "." + key, mistakes);
        } else {
          mistakes.add(place + "." + key + ": unknown");
        }
      });
    }
    if (rule.get("required") instanceof List<?> required) {
      required.stream()
          .filter(key -> !map.containsKey(key))
          .forEach(key -> mistakes.add(place + "." + key + ": missing"));
    }
  }

  private static boolean scalarFits(Map<?, ?> rule, String text) {
    boolean listed = !(rule.get("enum") instanceof List<?> words) || words.contains(text);
    return listed && (!(rule.get("pattern") instanceof String form) || text.matches(form));
  }

  private static boolean fits(String type, @Nullable Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "integer" -> value instanceof Integer || value instanceof Long;
      case "number" -> value instanceof Number;
      default -> value instanceof String || value instanceof Boolean;
    };
  }

  private static Object at(Object from, String... keys) {
    Object found = from;
    for (String key : keys) {
      found = Objects.requireNonNull(((Map<?, ?>) found).get(key), key);
    }
    return found;
  }
}
