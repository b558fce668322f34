package org.parkwatch.facility.parkfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferenceOptions.Size;
import org.parkwatch.facility.reference.ReferencePark;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * An editor that follows the schema must never lead a person to what the reader refuses, nor mark
 * what it takes. JSON is YAML, so the schema is read with the parser at hand.
 */
class ParkSchemaTest {
  private final Map<?, ?> schema = map(yaml(ParkFiles.schema()));

  private static Object yaml(String text) {
    Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return Objects.requireNonNull(root);
  }

  private static Map<?, ?> map(@Nullable Object node) {
    assertThat(node).isInstanceOf(Map.class);
    return (Map<?, ?>) Objects.requireNonNull(node);
  }

  private Map<?, ?> definition(String name) {
    return map(map(schema.get("$defs")).get(name));
  }

  private static Set<Object> keys(Map<?, ?> definition) {
    return new TreeSet<>(map(definition.get("properties")).keySet());
  }

  @Test
  void theSchemaKnowsTheKeysThatTheReaderKnows() {
    assertThat(keys(schema)).isEqualTo(new TreeSet<>(FolderReader.FILE_KEYS));
    assertThat(keys(definition("park"))).isEqualTo(new TreeSet<>(FolderReader.PARK_KEYS));
    assertThat(keys(definition("place"))).isEqualTo(new TreeSet<>(DefinitionReader.PLACE_KEYS));
    assertThat(keys(definition("cabinets")))
        .isEqualTo(new TreeSet<>(DefinitionReader.CABINET_KEYS));
    assertThat(keys(definition("equipment")))
        .isEqualTo(new TreeSet<>(DefinitionReader.EQUIPMENT_KEYS));
    assertThat(keys(definition("template"))).isEqualTo(new TreeSet<>(DefinitionReader.BODY_KEYS));
    assertThat(keys(definition("area"))).isEqualTo(new TreeSet<>(AreaPattern.KEYS));
    assertThat(keys(definition("names"))).isEqualTo(new TreeSet<>(NamesPattern.KEYS));
    assertThat(keys(map(map(schema.get("properties")).get("codes"))))
        .isEqualTo(new TreeSet<>(CodeScheme.KEYS));
  }

  @Test
  void theSchemaTakesEveryFileOfTheReferencePark(@TempDir Path dir) throws IOException {
    for (Size size : Size.values()) {
      ReferencePark.write(dir, new ReferenceOptions(7, size, 11_161));
      try (Stream<Path> walk = Files.walk(dir)) {
        for (Path file : walk.filter(path -> path.toString().endsWith(".yaml")).toList()) {
          String text = Files.readString(file);
          assertThat(text).startsWith("# yaml-language-server: $schema=");
          String reference = text.lines().findFirst().orElseThrow().split("schema=", -1)[1];
          assertThat(file.resolveSibling(reference)).exists();
          assertThat(errors(schema, yaml(text), file.getFileName().toString())).isEmpty();
        }
      }
    }
  }

  @Test
  void theSchemaMarksWhatTheReaderRefuses() {
    assertThat(errors(schema, yaml("equipment: [{kind: breaker, code: X, fedby: Y}]"), ""))
        .isNotEmpty();
    assertThat(errors(schema, yaml("equipment: [{kind: braker, code: X}]"), "")).isNotEmpty();
    assertThat(errors(schema, yaml("places: [{kind: room}]"), "")).isNotEmpty();
    assertThat(errors(schema, yaml("park: {code: P, zone: 8, area: {at: [1]}}"), "")).isNotEmpty();
  }

  /** As much of JSON Schema as this schema uses. */
  private List<String> errors(Map<?, ?> rule, @Nullable Object value, String at) {
    List<String> errors = new ArrayList<>();
    if (rule.get("$ref") instanceof String ref) {
      return errors(definition(ref.substring("#/$defs/".length())), value, at);
    }
    if (rule.get("oneOf") instanceof List<?> choices) {
      long fitting =
          choices.stream().filter(choice -> errors(map(choice), value, at).isEmpty()).count();
      return fitting == 1 ? errors : List.of(at + ": fits " + fitting + " of the choices");
    }
    if (rule.get("enum") instanceof List<?> values && !values.contains(value)) {
      errors.add(at + ": " + value + " is not one of " + values);
    }
    Object type = rule.get("type");
    List<?> types =
        type instanceof List<?> several ? several : type == null ? List.of() : List.of(type);
    if (!types.isEmpty() && types.stream().noneMatch(one -> is(one, value))) {
      errors.add(at + ": " + value + " is not of type " + types);
    }
    if (value instanceof List<?> list && rule.get("items") != null) {
      for (int i = 0; i < list.size(); i++) {
        errors.addAll(errors(map(rule.get("items")), list.get(i), at + "[" + i + "]"));
      }
    }
    if (value instanceof Map<?, ?> object) {
      members(rule, object, at, errors);
    }
    return errors;
  }

  private void members(Map<?, ?> rule, Map<?, ?> object, String at, List<String> errors) {
    if (rule.get("required") instanceof List<?> required
        && !object.keySet().containsAll(required)) {
      errors.add(at + ": lacks one of " + required);
    }
    Map<?, ?> known = rule.get("properties") instanceof Map<?, ?> m ? m : Map.of();
    object.forEach((key, value) -> {
      Object own = known.containsKey(key) ? known.get(key) : rule.get("additionalProperties");
      if (Boolean.FALSE.equals(own)) {
        errors.add(at + ": unknown key " + key);
      } else if (own instanceof Map<?, ?> inner) {
        errors.addAll(errors(inner, value, at + "." + key));
      }
    });
  }

  private static boolean is(@Nullable Object type, @Nullable Object value) {
    return switch (String.valueOf(type)) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "integer" -> value instanceof Integer;
      case "number" -> value instanceof Number;
      default -> throw new IllegalArgumentException("the schema uses type " + type);
    };
  }
}
