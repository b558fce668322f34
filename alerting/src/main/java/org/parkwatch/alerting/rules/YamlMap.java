package org.parkwatch.alerting.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Names;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A mapping of a YAML file that is read key by key. Whatever is wrong is added to the problems and
 * reading goes on, so that a person sees all of it at once. Confined to one thread.
 */
final class YamlMap {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(s|min|h|d)");

  private final String file;
  private final String path;
  private final int line;
  private final List<RuleProblem> problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  YamlMap(String file, String path, MappingNode node, List<RuleProblem> problems) {
    this.file = file;
    this.path = path;
    this.line = lineOf(node);
    this.problems = problems;
    for (NodeTuple tuple : node.getValue()) {
      String key =
          tuple.getKeyNode() instanceof ScalarNode scalar
              ? scalar.getValue()
              : tuple.getKeyNode().toString();
      if (values.put(key, tuple.getValueNode()) != null) {
        problem(lineOf(tuple.getKeyNode()), key, "stands twice");
      }
      lines.put(key, lineOf(tuple.getKeyNode()));
    }
  }

  static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  int line() {
    return line;
  }

  boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  /** Says that something is wrong with a key of this mapping. */
  void problem(String key, String message) {
    problem(lines.getOrDefault(key, line), key, message);
  }

  private void problem(int at, String key, String message) {
    String full = path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    problems.add(new RuleProblem(file, at, full, message));
  }

  @Nullable Node required(String key) {
    asked.add(key);
    Node node = values.get(key);
    if (node == null) {
      problem(key, "is missing");
    }
    return node;
  }

  @Nullable String text(String key) {
    asked.add(key);
    Node node = values.get(key);
    if (node == null) {
      return null;
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    problem(key, "must be a text");
    return null;
  }

  @Nullable String requiredText(String key) {
    return required(key) == null ? null : text(key);
  }

  double number(String key) {
    String text = requiredText(key);
    if (text == null) {
      return Double.NaN;
    }
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, together with numbers that are not finite
    }
    problem(key, "must be a number, not '" + text + "'");
    return Double.NaN;
  }

  /** A severity 1 .. 4, or 0 after a problem. */
  int severity(String key) {
    String text = requiredText(key);
    if (text == null) {
      return 0;
    }
    if (text.matches("[1-4]")) {
      return Integer.parseInt(text);
    }
    problem(key, "must be a severity from 1 (urgent) to 4 (notice), not '" + text + "'");
    return 0;
  }

  /** A duration such as {@code 30s}, {@code 5min}, {@code 4h} or {@code 2d}. */
  Duration duration(String key) {
    String text = requiredText(key);
    if (text == null) {
      return Duration.ZERO;
    }
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      problem(key, "must be a duration such as 30s, 5min, 4h or 2d, not '" + text + "'");
      return Duration.ZERO;
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "min" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    if (duration.compareTo(Duration.ofDays(365)) > 0) {
      problem(key, "must not be longer than a year");
      return Duration.ZERO;
    }
    return duration;
  }

  <E extends Enum<E>> @Nullable E word(String key, Class<E> type) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    List<String> known = new ArrayList<>();
    for (E constant : EnumSet.allOf(type)) {
      if (constant.name().equals(text)) {
        return constant;
      }
      known.add(constant.name());
    }
    problem(key, "'" + text + "' is unknown" + NearMatch.hint(text, known));
    return null;
  }

  /** Texts in both languages; null after a problem or where the key is absent. */
  @Nullable Names names(String key) {
    YamlMap map = map(key);
    if (map == null) {
      return null;
    }
    String en = map.requiredText("en");
    String zh = map.requiredText("zh");
    map.finish();
    return en == null || zh == null ? null : new Names(en, zh);
  }

  @Nullable Names requiredNames(String key) {
    return required(key) == null ? null : names(key);
  }

  /** The mapping under a key; null after a problem or where the key is absent. */
  @Nullable YamlMap map(String key) {
    asked.add(key);
    Node node = values.get(key);
    if (node == null) {
      return null;
    }
    if (node instanceof MappingNode mapping) {
      return new YamlMap(file, path.isEmpty() ? key : path + "." + key, mapping, problems);
    }
    problem(key, "must be a mapping");
    return null;
  }

  boolean isMap(String key) {
    return values.get(key) instanceof MappingNode;
  }

  Set<String> keys() {
    return values.keySet();
  }

  /** Refuses the keys that nobody asked for. */
  void finish() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        problem(key, "is no key here" + NearMatch.hint(key, asked));
      }
    }
  }
}
