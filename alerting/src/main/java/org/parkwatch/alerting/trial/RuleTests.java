package org.parkwatch.alerting.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.rules.Input;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleDuration;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.trial.SampleText.Step;
import org.parkwatch.facility.park.AirClass;
import org.parkwatch.facility.yaml.NearMatch;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlMap;

/**
 * Tests that stand beside rules: samples in, states out. {@code docs/rules.md} shows their
 * language. Confined to one thread.
 */
public final class RuleTests {
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final List<String> STATES = List.of("normal", "1", "2", "3", "4");

  private final RuleSet rules;
  private final Problems problems;
  private final Set<String> tested = new LinkedHashSet<>();
  private int count;

  /**
   * @param problems takes what is wrong with a test, and what a rule did otherwise
   */
  public RuleTests(RuleSet rules, Problems problems) {
    this.rules = rules;
    this.problems = problems;
  }

  /** How many tests ran: each rule that a test names is one. */
  public int count() {
    return count;
  }

  /** Ids of the rules that no test shows anything, in the order of their files. */
  public List<String> untested() {
    return rules.rules().stream()
        .filter(rule -> !rule.handling().onlySuppresses())
        .map(Rule::id)
        .filter(id -> !tested.contains(id))
        .toList();
  }

  /** Runs the tests of a file. */
  public void run(String file, String text) {
    YamlMap root = YamlFile.read(file, text, problems).orElse(null);
    if (root == null) {
      return;
    }
    root.require("tests");
    for (YamlMap test : root.maps("tests")) {
      run(test);
    }
    root.refuseUnknownKeys();
  }

  private void run(YamlMap test) {
    int before = problems.count();
    test.optionalText("name");
    test.require("rule");
    List<Rule> wanted = new ArrayList<>();
    for (String id : test.texts("rule")) {
      rules.rule(id).ifPresentOrElse(wanted::add, () -> unknown(test, id));
    }
    String point = test.optionalText("point").orElse(null);
    Duration every = duration(test, "every", Duration.ofSeconds(10));
    Map<String, Double> ratings = ratings(test);
    AirClass air = test.oneOf("air", AirClass.class, AirClass.USUAL);
    Map<String, List<@Nullable Step>> series = series(test);
    test.require("expect");
    YamlMap expect = test.map("expect").orElse(null);
    Map<String, Duration> times = expect == null ? Map.of() : times(expect);
    test.refuseUnknownKeys();
    if (expect == null || problems.count() > before) {
      return;
    }
    for (Rule rule : wanted) {
      List<String> names = rule.on().points();
      String only = names.size() == 1 && !names.getFirst().contains("*") ? names.getFirst() : null;
      String name = point != null ? point : rule.input() instanceof Input.Formula ? "" : only;
      if (name == null) {
        test.problem("point", "is missing: " + rule.id() + " names no single point");
      } else {
        check(rule, new RuleCase(name, every, ratings, air, named(series, name)), times, expect);
      }
    }
  }

  /** The samples of a test, by what they are of; those of the only point are under no name. */
  private static Map<String, List<@Nullable Step>> series(YamlMap test) {
    Map<String, List<@Nullable Step>> series = new LinkedHashMap<>();
    YamlMap several = test.holdsMap("series") ? test.map("series").orElse(null) : null;
    if (several == null) {
      read(test, "series", "", series);
    } else {
      several.keys().forEach(name -> read(several, name, name, series));
    }
    return series;
  }

  private static void read(
      YamlMap from, String key, String name, Map<String, List<@Nullable Step>> into) {
    try {
      into.put(name, SampleText.read(from.text(key)));
    } catch (IllegalArgumentException e) {
      from.problem(key, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, List<@Nullable Step>> named(
      Map<String, List<@Nullable Step>> series, String point) {
    List<@Nullable Step> only = series.get("");
    return only == null ? series : Map.of(point, only);
  }

  private void unknown(YamlMap test, String id) {
    List<String> ids = rules.rules().stream().map(Rule::id).toList();
    test.problem(
        "rule",
        "there is no rule "
            + id
            + NearMatch.of(id, ids).map(near -> ", did you mean " + near + "?").orElse(""));
  }

  private void check(Rule rule, RuleCase shown, Map<String, Duration> times, YamlMap expect) {
    count++;
    tested.add(rule.id());
    tested.addAll(rule.ladder());
    SortedMap<Duration, Integer> told = shown.run(rule, rules, List.copyOf(times.values()));
    for (Map.Entry<String, Duration> asked : times.entrySet()) {
      String key = asked.getKey();
      Integer severity = told.get(asked.getValue());
      if (severity == null) {
        expect.problem(key, rule.id() + " does not watch " + shown.point() + " of such equipment");
        return;
      }
      String state = severity == RuleCase.NORMAL ? "normal" : Integer.toString(severity);
      String wanted = expect.text(key);
      if (!state.equals(wanted)) {
        expect.problem(key, rule.id() + " is " + state + ", not " + wanted);
      }
    }
  }

  private Map<String, Duration> times(YamlMap expect) {
    Map<String, Duration> times = new LinkedHashMap<>();
    for (String key : expect.keys()) {
      String state = expect.text(key);
      Duration at = RuleDuration.read(key).orElse(null);
      if (at == null || at.compareTo(LONGEST) > 0) {
        expect.problem(key, "must be a time such as 40s, 5min or 2h since the first sample");
      } else if (!STATES.contains(state)) {
        expect.problem(key, "must be normal or a severity 1 to 4, not '" + state + "'");
      } else {
        times.put(key, at);
      }
    }
    if (times.isEmpty()) {
      expect.problem("", "names no time");
    }
    return times;
  }

  private static Duration duration(YamlMap test, String key, Duration usual) {
    String text = test.optionalText(key).orElse(null);
    if (text == null) {
      return usual;
    }
    Duration duration = RuleDuration.read(text).orElse(Duration.ZERO);
    if (!duration.isPositive()) {
      test.problem(key, "must be a duration such as 10s or 1min, not '" + text + "'");
      return usual;
    }
    return duration;
  }

  private static Map<String, Double> ratings(YamlMap test) {
    Map<String, Double> ratings = new LinkedHashMap<>();
    YamlMap given = test.map("ratings").orElse(null);
    if (given != null) {
      for (String key : given.keys()) {
        given.optionalNumber(key).ifPresent(value -> ratings.put(key, value.doubleValue()));
      }
    }
    return ratings;
  }
}
