package org.parkwatch.alerting.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.facility.yaml.Problem;

/** Rule files as they lie on disk, and what of them can be in force. */
final class RuleFolder {
  /**
   * What is in force.
   *
   * @param own texts of the site's own files by name, refused ones among them
   * @param refused why a file is not in force, by name
   */
  record Reading(
      RuleSet rules, ConditionPlan plan, Map<String, String> own, Map<String, String> refused) {}

  private RuleFolder() {}

  /** The site's own files by name; a folder that is not there has none. */
  static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return texts;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(".yaml") && !name.endsWith(RuleFiles.TESTS)) {
        texts.put(name, Files.readString(file));
      }
    }
    return texts;
  }

  /**
   * Takes what reads and fits the park: a file that does not is left out, and the others are in
   * force.
   *
   * @throws InputRefused if what is wrong is in none of the site's own files
   */
  static Reading read(Map<String, String> own, Park park) {
    Map<String, String> refused = new TreeMap<>();
    while (true) {
      Map<String, String> texts = new LinkedHashMap<>(RuleFiles.house());
      own.forEach((name, text) -> {
        if (!refused.containsKey(name)) {
          texts.remove(name);
          texts.put(name, text);
        }
      });
      try {
        RuleSet rules = RuleFiles.parse(texts);
        return new Reading(rules, ConditionPlan.bind(rules, park), Map.copyOf(own), refused);
      } catch (InputRefused e) {
        Map<String, List<String>> wrong = new TreeMap<>();
        for (Problem problem : e.problems()) {
          if (own.containsKey(problem.file()) && !refused.containsKey(problem.file())) {
            wrong
                .computeIfAbsent(problem.file(), name -> new ArrayList<>())
                .add(problem.toString());
          }
        }
        if (wrong.isEmpty()) {
          throw e;
        }
        wrong.forEach((name, problems) -> refused.put(name, String.join("\n", problems)));
      }
    }
  }
}
