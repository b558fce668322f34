package org.parkwatch.alerting.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.facility.yaml.YamlNode;

/**
 * Reads rule files. The house brings a default set; a file of the same name in the user's folder
 * takes the place of a default file, any other file adds to them.
 */
public final class RuleFiles {
  /** Ends the name of a file with tests of rules, beside them. */
  public static final String TESTS = ".test.yaml";

  private static final List<String> DEFAULTS =
      List.of(
          "rack-pdu.yaml",
          "plant.yaml",
          "battery.yaml",
          "capacity.yaml",
          "climate.yaml",
          "clock.yaml",
          "server.yaml");

  private RuleFiles() {}

  /** Texts of the rules that the house brings, by the name of the file. */
  public static Map<String, String> house() {
    return defaultTexts(false);
  }

  /** The rules that the house brings. */
  public static RuleSet defaults() {
    return parse(defaultTexts(false));
  }

  /**
   * The default rules with the user's.
   *
   * @param folder with files ending in {@code .yaml}; need not exist
   * @throws InputRefused with everything that is wrong, nothing is half applied
   */
  public static RuleSet load(Path folder) {
    Problems problems = new Problems();
    return parse(texts(folder, false, problems), problems);
  }

  /**
   * As above, with one more file that is not in the folder yet, or another version of one that is.
   *
   * @param more takes the place of a file of its name
   */
  public static RuleSet load(Path folder, Path more) {
    Problems problems = new Problems();
    Map<String, String> texts = texts(folder, false, problems);
    String name = more.getFileName().toString();
    texts.keySet().removeIf(file -> Path.of(file).getFileName().toString().equals(name));
    texts.put(more.toString(), readText(more, problems));
    return parse(texts, problems);
  }

  /**
   * Tests of the default rules and the user's, by the name of the file. The tests of a default file
   * go with it when a file of the user takes its place.
   */
  public static Map<String, String> tests(Path folder, Problems problems) {
    Map<String, String> tests = texts(folder, true, problems);
    Set<String> replaced = new HashSet<>();
    texts(folder, false, problems).keySet().stream()
        .map(file -> Path.of(file).getFileName().toString())
        .filter(name -> Files.exists(folder.resolve(name)))
        .forEach(name -> replaced.add(name.replace(".yaml", TESTS)));
    tests.keySet().removeIf(replaced::contains);
    return tests;
  }

  private static Map<String, String> texts(Path folder, boolean tests, Problems problems) {
    Map<String, String> texts = defaultTexts(tests);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(RuleFiles::isYaml).sorted().toList()) {
          String name = file.getFileName().toString();
          if (name.endsWith(TESTS) == tests) {
            texts.remove(name);
            texts.put(file.toString(), readText(file, problems));
          }
        }
      } catch (IOException e) {
        problems.add(folder.toString(), 0, "", "cannot be read: " + e);
      }
    } else if (Files.exists(folder)) {
      problems.add(folder.toString(), 0, "", "must be a folder");
    }
    return texts;
  }

  /**
   * Rules from texts.
   *
   * @param texts by the name of the file
   * @throws InputRefused with everything that is wrong
   */
  public static RuleSet parse(Map<String, String> texts) {
    return parse(texts, new Problems());
  }

  private static RuleSet parse(Map<String, String> texts, Problems problems) {
    List<Rule> rules = new ArrayList<>();
    texts.forEach((file, text) -> rules.addAll(readFile(file, text, problems)));
    Map<String, Rule> byId = new LinkedHashMap<>();
    for (Rule rule : rules) {
      Rule first = byId.putIfAbsent(rule.id(), rule);
      if (first != null) {
        String where = first.file() + ":" + first.line();
        problems.add(rule.file(), rule.line(), "id", rule.id() + " stands already in " + where);
      }
    }
    problems.refuseIfAny(
        "the alarm rules have "
            + (problems.count() == 1 ? "1 problem:" : problems.count() + " problems:"));
    return new RuleSet(rules);
  }

  private static List<Rule> readFile(String file, String text, Problems problems) {
    YamlNode root = YamlFile.parse(file, text, problems).orElse(null);
    if (root == null) {
      return List.of();
    }
    if (!root.isMap()) {
      root.problem("must be a mapping with the key rules");
      return List.of();
    }
    return root.keyed().map(RuleFiles::rules).orElse(List.of());
  }

  private static List<Rule> rules(YamlMap map) {
    List<Rule> rules = new ArrayList<>();
    map.require("rules");
    for (YamlMap entry : map.maps("rules")) {
      rules.addAll(new RuleReader(entry).read());
    }
    new RuleMap(map).finish();
    return rules;
  }

  private static boolean isYaml(Path file) {
    return file.getFileName().toString().endsWith(".yaml");
  }

  private static String readText(Path file, Problems problems) {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      problems.add(file.toString(), 0, "", "is not UTF-8");
    } catch (IOException e) {
      problems.add(file.toString(), 0, "", "cannot be read: " + e);
    }
    return "rules: []";
  }

  private static Map<String, String> defaultTexts(boolean tests) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String file : DEFAULTS) {
      String name = tests ? file.replace(".yaml", TESTS) : file;
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
