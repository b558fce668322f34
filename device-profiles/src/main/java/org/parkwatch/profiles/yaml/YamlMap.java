package org.parkwatch.profiles.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a YAML file. Every getter reports what is wrong to the {@link Problems} and gives a
 * harmless value, so that reading goes on and all mistakes are found. One thread.
 */
public final class YamlMap {
  private final String file;
  private final String path;
  private final int line;
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  YamlMap(String file, String path, MappingNode node, Problems problems) {
    this.file = file;
    this.path = path;
    this.problems = problems;
    this.line = lineOf(node);
    for (NodeTuple tuple : node.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      lines.put(key, lineOf(tuple.getKeyNode()));
      if (values.put(key, tuple.getValueNode()) != null) {
        problem(key, "stands twice");
      }
    }
  }

  /** Line of the mapping itself, 1-based. */
  public int line() {
    return line;
  }

  /** Keys as written, in order. Does not count as asking for them. */
  public List<String> keys() {
    return List.copyOf(values.keySet());
  }

  public boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  /** Reports a mistake at the line of the key, or of the mapping if the key is not there. */
  public void problem(String key, String message) {
    problems.add(file, lines.getOrDefault(key, line), path + key, message);
  }

  /** Required text. */
  public String text(String key) {
    return optionalText(key)
        .orElseGet(() -> {
          if (!values.containsKey(key)) {
            problem(key, "is missing");
          }
          return "";
        });
  }

  public Optional<String> optionalText(String key) {
    return scalar(key, values.get(key), key);
  }

  /** A text or a list of texts; empty if the key is not there. */
  public List<String> texts(String key) {
    asked.add(key);
    Node node = values.get(key);
    if (node instanceof SequenceNode sequence) {
      List<String> texts = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        scalar(key, item, key + "[" + texts.size() + "]").ifPresent(texts::add);
      }
      return texts;
    }
    return scalar(key, node, key).stream().toList();
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
    asked.add(key);
    Node node = values.get(key);
    if (node instanceof MappingNode mapping) {
      return Optional.of(new YamlMap(file, path + key + ".", mapping, problems));
    }
    if (node != null) {
      problem(key, "must be a mapping");
    }
    return Optional.empty();
  }

  /** True if the key holds a mapping; for keys that take a value or a mapping. */
  public boolean holdsMap(String key) {
    asked.add(key);
    return values.get(key) instanceof MappingNode;
  }

  /** A list of mappings; empty if the key is not there. */
  public List<YamlMap> maps(String key) {
    asked.add(key);
    Node node = values.get(key);
    List<YamlMap> maps = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        String place = key + "[" + maps.size() + "]";
        if (item instanceof MappingNode mapping) {
          maps.add(new YamlMap(file, path + place + ".", mapping, problems));
        } else {
          problems.add(file, lineOf(item), path + place, "must be a mapping");
        }
      }
    } else if (node != null) {
      problem(key, "must be a list");
    }
    return maps;
  }

  /** Reports every key that nobody asked for. Call last. */
  public void refuseUnknownKeys() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        problem(key, "unknown key" + NearMatch.hint(key, asked));
      }
    }
  }

  private Optional<String> scalar(String key, @Nullable Node node, String place) {
    asked.add(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue().strip());
    }
    problems.add(file, lineOf(node), path + place, "must be a single value");
    return Optional.empty();
  }

  private Optional<BigDecimal> number(String key, String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      problem(key, "'" + text + "' is not a number");
      return Optional.empty();
    }
  }

  static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
