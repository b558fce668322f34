package org.parkwatch.facility.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A node of a YAML file that knows where it stands. Only text, lists and maps exist: no type is
 * ever constructed, tags of other types are refused. What does not fit is added to the problems and
 * a harmless value returned, so that reading goes on. One thread.
 */
public final class YamlNode {
  private static final String STANDARD_TAGS = "tag:yaml.org,2002:";
  private static final Set<String> TAGS =
      Set.of("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value");

  private final Node node;
  private final Origin origin;
  private final Problems problems;

  YamlNode(Node node, String file, String key, Problems problems) {
    this.node = node;
    this.origin = new Origin(file, lineOf(node), key);
    this.problems = problems;
    if (!TAGS.contains(node.getTag().getValue().replace(STANDARD_TAGS, ""))) {
      expected("text, a list or a map, not the type " + node.getTag());
    }
  }

  public Origin origin() {
    return origin;
  }

  /** Adds a problem that begins with {@code expected}. */
  public void expected(String what) {
    problem("expected " + what);
  }

  /** Adds a problem with this node. */
  public void problem(String message) {
    problems.add(origin, message);
  }

  /** The entries of a map in order; every key must be one of the known ones and stand once. */
  public Map<String, YamlNode> map(Set<String> known) {
    Map<String, YamlNode> map = entries();
    map.forEach((key, value) -> {
      if (!known.contains(key)) {
        String near =
            NearMatch.of(key, known).map(word -> ", did you mean `" + word + "`?").orElse("");
        value.expected("one of the keys " + new TreeSet<>(known) + near);
      }
    });
    return map;
  }

  /** The entries of a map with keys of the writer's choice. */
  public Map<String, YamlNode> entries() {
    Map<String, YamlNode> map = new LinkedHashMap<>();
    if (!isMap()) {
      expected("a map of keys");
    }
    for (Entry entry : written()) {
      if (map.putIfAbsent(entry.name(), entry.value()) != null) {
        problems.add(entry.at(), "expected each key once, this one stands twice");
      }
    }
    return map;
  }

  /** A map to be asked key by key; empty, with a problem noted, for anything else. */
  public Optional<YamlMap> keyed() {
    if (isMap()) {
      return Optional.of(new YamlMap(this, problems));
    }
    problem("must be a mapping");
    return Optional.empty();
  }

  public boolean isMap() {
    return node instanceof MappingNode;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** The items of a list; a single value stands for a list of one. */
  public List<YamlNode> items() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(this);
    }
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      String key = origin.key() + "[" + items.size() + "]";
      items.add(new YamlNode(item, origin.file(), key, problems));
    }
    return items;
  }

  /** The text of a scalar; empty, with a problem noted, for anything else. */
  public String text() {
    return scalar()
        .orElseGet(() -> {
          expected("text");
          return "";
        });
  }

  /** The text of a scalar as written, empty for blank text, lists and maps. Notes no problem. */
  Optional<String> scalar() {
    return node instanceof ScalarNode scalar && !scalar.getValue().isBlank()
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** A whole number in the range; its lower end, with a problem noted, for anything else. */
  public int integer(int min, int max) {
    try {
      int value = Integer.parseInt(scalar().orElse(""));
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, for wrong text and wrong range alike
    }
    expected("a whole number from " + min + " to " + max);
    return min;
  }

  /** A finite number; 0, with a problem noted, for anything else. */
  public double number() {
    try {
      double value = Double.parseDouble(scalar().orElse(""));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    expected("a number");
    return 0;
  }

  /** An entry of a map, {@code at} its key. */
  record Entry(String name, Origin at, YamlNode value) {}

  /** The entries as written, a key that stands twice twice; none if this is no map. */
  List<Entry> written() {
    List<Entry> entries = new ArrayList<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        Node key = tuple.getKeyNode();
        String name = key instanceof ScalarNode scalar ? scalar.getValue() : "(not text)";
        Origin at = origin.inside(name, lineOf(key));
        Node value = tuple.getValueNode();
        entries.add(new Entry(name, at, new YamlNode(value, at.file(), at.key(), problems)));
      }
    }
    return entries;
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
