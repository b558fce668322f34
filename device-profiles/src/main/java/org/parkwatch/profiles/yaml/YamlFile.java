package org.parkwatch.profiles.yaml;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the text of a YAML file into a tree with positions; no object of any class is built. */
public final class YamlFile {
  private YamlFile() {}

  /** The mapping at the top of the file; empty if there is none, which is reported. */
  public static Optional<YamlMap> read(String file, String text, Problems problems) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (root instanceof MappingNode mapping) {
        return Optional.of(new YamlMap(file, "", mapping, problems));
      }
      problems.add(file, root == null ? 1 : YamlMap.lineOf(root), "", "must hold a mapping");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(file, line, "", "not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.add(file, 1, "", "not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }
}
