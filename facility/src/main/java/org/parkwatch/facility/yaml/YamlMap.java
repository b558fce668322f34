package org.parkwatch.facility.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A mapping that is asked key by key. Every getter reports what is wrong to the {@link Problems}
 * and gives a harmless value, so that reading goes on and all mistakes are found. One thread.
 */
public final class YamlMap {
  private final Origin origin;
  private final Problems problems;
  private final Map<String, YamlNode> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  YamlMap(YamlNode node, Problems problems) {
    this.origin = node.origin();
    this.problems = problems;
    for (YamlNode.Entry entry : node.written()) {
      lines.put(entry.name(), entry.at().line());
      if (values.put(entry.name(), entry.value()) != null) {
        problem(entry.name(), "stands twice");
      }
    }
  }

  /** Where the mapping itself begins. */
  public Origin origin() {
    return origin;
  }

  /** Keys as written, in order. Does not count as asking for them. */
  public List<String> keys() {
    return List.copyOf(values.keySet());
  }

  public boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  /** Whether the key is there; reports it if not. */
  public boolean require(String key) {
    if (!has(key)) {
      problem(key, "is missing");
    }
    return values.containsKey(key);
  }

  /**
   * Reports a mistake at the line of the key, or of the mapping if the key is not there.
   *
   * @param key empty for the mapping itself
   */
  public void problem(String key, String message) {
    problems.add(origin.inside(key, lines.getOrDefault(key, origin.line())), message);
  }

  /** Required text. */
  public String text(String key) {
    return require(key) ? optionalText(key).orElse("") : "";
  }

  public Optional<String> optionalText(String key) {
    return scalar(ask(key));
  }

  /** A text or a list of texts; empty if the key is not there. */
  public List<String> texts(String key) {
    YamlNode node = ask(key);
    return node == null
        ? List.of()
        : node.items().stream().flatMap(item -> scalar(item).stream()).toList();
  }

  public Optional<BigDecimal> optionalNumber(String key) {
    return optionalText(key).flatMap(text -> number(key, text));
  }

  /** A list of numbers; empty if the key is not there. */
  public List<BigDecimal> numbers(String key) {
    return texts(key).stream().flatMap(text -> number(key, text).stream()).toList();
  }

  /** Required whole number within bounds. */
  public int integer(String key, int min, int max) {
    Optional<BigDecimal> number = number(key, text(key));
    try {
      int value = number.map(BigDecimal::intValueExact).orElse(min);
      if (value < min || value > max) {
        problem(key, value + " is outside " + min + ".." + max);
        return min;
      }
      return value;
    } catch (ArithmeticException e) {
      problem(key, "must be a whole number " + min + ".." + max);
      return min;
    }
  }

  /** One constant of an enum, written as its name; the fallback if it is missing or wrong. */
  public <E extends Enum<E>> E oneOf(String key, Class<E> type, E fallback) {
    return optionalText(key).flatMap(text -> constant(key, text, type)).orElse(fallback);
  }

  /** Reads a constant by name in any case, {@code -} for {@code _}; reports an unknown one. */
  public <E extends Enum<E>> Optional<E> constant(String key, String text, Class<E> type) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text.replace('-', '_'))) {
        return Optional.of(constant);
      }
      names.add(constant.name());
    }
    problem(key, "'" + text + "' is not known" + NearMatch.hint(text, names));
    return Optional.empty();
  }

  /** A mapping, or empty; anything else under the key is reported. */
  public Optional<YamlMap> map(String key) {
    YamlNode node = ask(key);
    if (node != null && !node.isMap()) {
      problem(key, "must be a mapping");
      return Optional.empty();
    }
    return node == null ? Optional.empty() : node.keyed();
  }

  /** True if the key holds a mapping; for keys that take a value or a mapping. */
  public boolean holdsMap(String key) {
    YamlNode node = ask(key);
    return node != null && node.isMap();
  }

  /** A list of mappings; empty if the key is not there. */
  public List<YamlMap> maps(String key) {
    YamlNode node = ask(key);
    if (node != null && !node.isList()) {
      problem(key, "must be a list");
      return List.of();
    }
    return node == null
        ? List.of()
        : node.items().stream().flatMap(item -> item.keyed().stream()).toList();
  }

  /** The keys that nobody asked for. */
  public List<String> unknownKeys() {
    return values.keySet().stream().filter(key -> !asked.contains(key)).toList();
  }

  /** The keys that somebody asked for, there or not, in the order of the alphabet. */
  public List<String> knownKeys() {
    return List.copyOf(asked);
  }

  /** Reports every key that nobody asked for. Call last. */
  public void refuseUnknownKeys() {
    for (String key : unknownKeys()) {
      problem(key, "unknown key" + NearMatch.hint(key, asked));
    }
  }

  private @Nullable YamlNode ask(String key) {
    asked.add(key);
    return values.get(key);
  }

  private static Optional<String> scalar(@Nullable YamlNode node) {
    if (node == null) {
      return Optional.empty();
    }
    Optional<String> text = node.scalar();
    if (text.isEmpty()) {
      node.problem("must be a single value");
    }
    return text.map(String::strip);
  }

  private Optional<BigDecimal> number(String key, String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      problem(key, "'" + text + "' is not a number");
      return Optional.empty();
    }
  }
}
