package org.parkwatch.facility.parkfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A node of a YAML file that knows where it stands. Only text, lists and maps exist: no type is
 * ever constructed, tags of other types and aliases of collections are refused.
 */
final class YamlNode {
  private static final String STANDARD_TAGS = "tag:yaml.org,2002:";
  private static final Set<String> TAGS =
      Set.of("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value");

  private final Node node;
  private final String file;
  private final String key;
  private final Problems problems;

  private YamlNode(Node node, String file, String key, Problems problems) {
    this.node = node;
    this.file = file;
    this.key = key;
    this.problems = problems;
    if (!TAGS.contains(node.getTag().getValue().replace(STANDARD_TAGS, ""))) {
      expected("text, a list or a map, not the type " + node.getTag());
    }
  }

  /** The root of a file, or null where it cannot be read; then the problem is noted. */
  static @Nullable YamlNode parse(String file, String text, Problems problems) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(40);
    options.setCodePointLimit(4 << 20);
    try {
      Node root =
          new Yaml(new SafeConstructor(options), newRepresenter(), newDumperOptions(), options)
              .compose(new java.io.StringReader(text));
      if (root == null) {
        problems.add(new Origin(file, 1, ""), "the file is empty");
        return null;
      }
      return new YamlNode(root, file, "", problems);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      problems.add(
          new Origin(file, mark == null ? 0 : mark.getLine() + 1, ""),
          "not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.add(new Origin(file, 0, ""), "not YAML: " + e.getMessage());
    }
    return null;
  }

  private static org.yaml.snakeyaml.DumperOptions newDumperOptions() {
    return new org.yaml.snakeyaml.DumperOptions();
  }

  private static org.yaml.snakeyaml.representer.Representer newRepresenter() {
    return new org.yaml.snakeyaml.representer.Representer(newDumperOptions());
  }

  Origin origin() {
    return new Origin(file, node.getStartMark().getLine() + 1, key);
  }

  void expected(String what) {
    problems.add(origin(), "expected " + what);
  }

  /** The entries of a map in order; every key must be one of the known ones and stand once. */
  Map<String, YamlNode> map(Set<String> known) {
    Map<String, YamlNode> map = entries();
    for (Map.Entry<String, YamlNode> entry : map.entrySet()) {
      if (!known.contains(entry.getKey())) {
        entry.getValue().expected("one of the keys " + new TreeSet<>(known));
      }
    }
    return map;
  }

  /** The entries of a map with keys of the writer's choice. */
  Map<String, YamlNode> entries() {
    Map<String, YamlNode> map = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      expected("a map of keys");
      return map;
    }
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String name =
          tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(not text)";
      String path = key.isEmpty() ? name : key + "." + name;
      YamlNode value = new YamlNode(tuple.getValueNode(), file, path, problems);
      if (!seen.add(name)) {
        problems.add(
            new Origin(file, tuple.getKeyNode().getStartMark().getLine() + 1, path),
            "expected each key once, this one stands twice");
      }
      map.putIfAbsent(name, value);
    }
    return map;
  }

  /** The items of a list; a single value stands for a list of one. */
  List<YamlNode> items() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(this);
    }
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlNode(item, file, key + "[" + items.size() + "]", problems));
    }
    return items;
  }

  /** The text of a scalar; empty, with a problem noted, for anything else. */
  String text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    expected("text");
    return "";
  }

  /** A whole number in the range; its lower end, with a problem noted, for anything else. */
  int integer(int min, int max) {
    if (node instanceof ScalarNode scalar) {
      try {
        int value = Integer.parseInt(scalar.getValue());
        if (value >= min && value <= max) {
          return value;
        }
      } catch (NumberFormatException e) {
        // said below, for wrong text and wrong range alike
      }
    }
    expected("a whole number from " + min + " to " + max);
    return min;
  }

  /** A finite number; 0, with a problem noted, for anything else. */
  double number() {
    if (node instanceof ScalarNode scalar) {
      try {
        double value = Double.parseDouble(scalar.getValue());
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        // said below
      }
    }
    expected("a number");
    return 0;
  }
}
