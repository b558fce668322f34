package org.parkwatch.simulators.json;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Writes and reads one JSON object a line. Reading leans on the YAML parser, of whose language what
 * is written here is a part: numbers have no exponent and control characters are escaped.
 */
public final class JsonLine {
  private JsonLine() {}

  /** Text of maps, collections, texts, numbers, booleans and null, without a line end. */
  public static String write(Map<String, ?> object) {
    StringBuilder out = new StringBuilder();
    writeValue(out, object);
    return out.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is no object
   */
  public static Map<String, @Nullable Object> read(String line) {
    Object value;
    try {
      value = new Yaml(new SafeConstructor(new LoaderOptions())).load(line);
    } catch (YAMLException e) {
      throw new IllegalArgumentException("this is not a JSON object: " + line, e);
    }
    if (!line.startsWith("{") || !(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("this is not a JSON object: " + line);
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    map.forEach((key, item) -> object.put(String.valueOf(key), item));
    return object;
  }

  private static void writeValue(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.append(separator);
          writeText(out, String.valueOf(entry.getKey()));
          out.append(": ");
          writeValue(out, entry.getValue());
          separator = ", ";
        }
        out.append(map.isEmpty() ? "{}" : "}");
      }
      case Collection<?> items -> {
        String separator = "[";
        for (Object item : items) {
          out.append(separator);
          writeValue(out, item);
          separator = ", ";
        }
        out.append(items.isEmpty() ? "[]" : "]");
      }
      case Double number -> out.append(BigDecimal.valueOf(number).toPlainString());
      case Number number -> out.append(number);
      case Boolean bool -> out.append(bool);
      default -> writeText(out, value.toString());
    }
  }

  private static void writeText(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
