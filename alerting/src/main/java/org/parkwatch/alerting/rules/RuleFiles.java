package org.parkwatch.alerting.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads rule files. The house brings a default set; a file of the same name in the user's folder
 * takes the place of a default file, any other file adds to them.
 */
public final class RuleFiles {
  private static final List<String> DEFAULTS = List.of("rack-pdu.yaml");

  private RuleFiles() {}

  /** The rules that the house brings. */
  public static RuleSet defaults() {
    return parse(defaultTexts());
  }

  /**
   * The default rules with the user's.
   *
   * @param folder with files ending in {@code .yaml}; need not exist
   * @throws RuleProblems with everything that is wrong, nothing is half applied
   */
  public static RuleSet load(Path folder) {
    Map<String, String> texts = defaultTexts();
    List<RuleProblem> problems = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(RuleFiles::isYaml).sorted().toList()) {
          texts.remove(file.getFileName().toString());
          texts.put(file.toString(), readText(file, problems));
        }
      } catch (IOException e) {
        problems.add(new RuleProblem(folder.toString(), 0, "", "cannot be read: " + e));
      }
    } else if (Files.exists(folder)) {
      problems.add(new RuleProblem(folder.toString(), 0, "", "must be a folder"));
    }
    return parse(texts, problems);
  }

  /**
   * Rules from texts.
   *
   * @param texts by the name of the file
   * @throws RuleProblems with everything that is wrong
   */
  public static RuleSet parse(Map<String, String> texts) {
    return parse(texts, new ArrayList<>());
  }

  private static RuleSet parse(Map<String, String> texts, List<RuleProblem> problems) {
    List<Rule> rules = new ArrayList<>();
    texts.forEach((file, text) -> rules.addAll(readFile(file, text, problems)));
    Map<String, Rule> byId = new LinkedHashMap<>();
    for (Rule rule : rules) {
      Rule first = byId.putIfAbsent(rule.id(), rule);
      if (first != null) {
        String where = first.file() + ":" + first.line();
        problems.add(
            new RuleProblem(
                rule.file(), rule.line(), "id", rule.id() + " stands already in " + where));
      }
    }
    if (!problems.isEmpty()) {
      throw new RuleProblems(problems);
    }
    return new RuleSet(rules);
  }

  private static List<Rule> readFile(String file, String text, List<RuleProblem> problems) {
    Node root = compose(file, text, problems);
    if (root == null) {
      return List.of();
    }
    if (!(root instanceof MappingNode mapping)) {
      problems.add(
          new RuleProblem(file, YamlMap.lineOf(root), "", "must be a mapping with the key rules"));
      return List.of();
    }
    YamlMap map = new YamlMap(file, "", mapping, problems);
    Node list = map.required("rules");
    map.finish();
    if (list == null) {
      return List.of();
    }
    if (!(list instanceof SequenceNode sequence)) {
      map.problem("rules", "must be a list");
      return List.of();
    }
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < sequence.getValue().size(); i++) {
      String path = "rules[" + i + "]";
      Node item = sequence.getValue().get(i);
      if (item instanceof MappingNode rule) {
        Rule read = new RuleReader(file, path, rule, problems).read();
        if (read != null) {
          rules.add(read);
        }
      } else {
        problems.add(new RuleProblem(file, YamlMap.lineOf(item), path, "must be a mapping"));
      }
    }
    return rules;
  }

  private static @Nullable Node compose(String file, String text, List<RuleProblem> problems) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (root == null) {
        problems.add(new RuleProblem(file, 1, "", "is empty"));
      }
      return root;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      problems.add(new RuleProblem(file, line, "", "is no YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      problems.add(new RuleProblem(file, 0, "", "is no YAML: " + e.getMessage()));
    }
    return null;
  }

  private static boolean isYaml(Path file) {
    return file.getFileName().toString().endsWith(".yaml");
  }

  private static String readText(Path file, List<RuleProblem> problems) {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      problems.add(new RuleProblem(file.toString(), 0, "", "is not UTF-8"));
    } catch (IOException e) {
      problems.add(new RuleProblem(file.toString(), 0, "", "cannot be read: " + e));
    }
    return "rules: []";
  }

  private static Map<String, String> defaultTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : DEFAULTS) {
      try (InputStream in = RuleFiles.class.getResourceAsStream("/rules/" + name)) {
        if (in == null) {
          throw new IllegalStateException("default rules " + name + " are missing from the jar");
        }
        texts.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new IllegalStateException("default rules " + name + " cannot be read", e);
      }
    }
    return texts;
  }
}
