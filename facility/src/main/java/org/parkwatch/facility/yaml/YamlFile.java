package org.parkwatch.facility.yaml;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Reads the text of a YAML file into a tree with positions. No object of any class is built;
 * aliases of lists and maps, by which a few lines fill the memory, are refused.
 */
public final class YamlFile {
  private static final int DEEPEST = 40;
  private static final int LONGEST_CHARACTERS = 4 << 20;

  private YamlFile() {}

  /** The root of a file; empty where it cannot be read, which is then among the problems. */
  public static Optional<YamlNode> parse(String file, String text, Problems problems) {
    try {
      Node root = newYaml().compose(new StringReader(text));
      if (root != null) {
        return Optional.of(new YamlNode(root, file, "", problems));
      }
      problems.add(file, 1, "", "is empty");
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      problems.add(file, mark == null ? 0 : mark.getLine() + 1, "", "not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.add(file, 0, "", "not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** The mapping at the top of a file; empty if there is none, which is among the problems. */
  public static Optional<YamlMap> read(String file, String text, Problems problems) {
    return parse(file, text, problems).flatMap(YamlNode::keyed);
  }

  private static Yaml newYaml() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(LONGEST_CHARACTERS);
    DumperOptions unused = new DumperOptions();
    return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options);
  }
}
