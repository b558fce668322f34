package org.parkwatch.tests.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The result of a benchmark: names and values that end as one line of JSON. Confined to a thread.
 */
final class Figures {
  private final Map<String, String> values = new LinkedHashMap<>();

  /** A number with so many decimals; null in JSON if it was not measured. */
  void put(String name, double value, int decimals) {
    values.put(
        name,
        Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "null");
  }

  void put(String name, long value) {
    values.put(name, Long.toString(value));
  }

  /** An object within the object. */
  void put(String name, Figures figures) {
    values.put(name, figures.toJson());
  }

  void put(String name, String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ') {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    values.put(name, '"' + escaped.toString() + '"');
  }

  /** Numbers in their order, without decimals. */
  void put(String name, List<Double> numbers) {
    StringJoiner list = new StringJoiner(",", "[", "]");
    numbers.forEach(number -> list.add(String.format(Locale.ROOT, "%.0f", number)));
    values.put(name, list.toString());
  }

  String toJson() {
    StringJoiner json = new StringJoiner(",", "{", "}");
    values.forEach((name, value) -> json.add('"' + name + "\":" + value));
    return json.toString();
  }
}
