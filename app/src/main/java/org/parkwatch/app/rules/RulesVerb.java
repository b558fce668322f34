package org.parkwatch.app.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parkwatch.alerting.book.RuleBook;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.trial.Backtest;
import org.parkwatch.app.control.ControlCommand;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.facility.yaml.Problem;
import org.parkwatch.telemetry.history.History;

/**
 * What only the running server knows of alarm rules: {@code rules check FILE|-} says what they bind
 * in its park, {@code rules try FILE|- RULE DAYS} what one would have raised; {@code rules reload}
 * puts in force what was changed on disk.
 */
final class RulesVerb implements ControlCommand {
  static final String VERB = "rules";

  /** Stands for no file beside those of the data folder. */
  static final String NONE = "-";

  private static final Viewer LOOKING = Viewer.system("rules");
  private static final int SHOWN = 20;

  private final Path folder;
  private final Parks parks;
  private final History history;
  private final RuleBook book;
  private final InstantSource clock;

  /**
   * @param folder of the user's own rules
   * @param book of the rules in force
   */
  RulesVerb(Path folder, Parks parks, History history, RuleBook book, InstantSource clock) {
    this.folder = folder;
    this.parks = parks;
    this.history = history;
    this.book = book;
    this.clock = clock;
  }

  @Override
  public String verb() {
    return VERB;
  }

  @Override
  public String run(List<String> words, Progress progress) throws IOException {
    if (words.equals(List.of("reload"))) {
      return reload(progress);
    }
    boolean checks = words.size() == 2 && words.getFirst().equals("check");
    if (!checks && !(words.size() == 4 && words.getFirst().equals("try"))) {
      throw new IllegalArgumentException("rules takes check FILE, try FILE RULE DAYS or reload");
    }
    RuleSet rules;
    try {
      String file = words.get(1);
      rules = file.equals(NONE) ? RuleFiles.load(folder) : RuleFiles.load(folder, Path.of(file));
      Park park = parks.current(LOOKING);
      return checks
          ? check(rules, park, progress)
          : attempt(rules, words.get(2), Integer.parseInt(words.get(3)), park, progress);
    } catch (InputRefused e) {
      for (Problem problem : e.problems()) {
        progress.say(problem.toString());
      }
      throw new IOException("the rules are refused", e);
    }
  }

  private String reload(Progress progress) throws IOException {
    for (String said : book.reload(LOOKING)) {
      progress.say(said);
    }
    return book.inForce().rules().size() + " rules in force";
  }

  private static String check(RuleSet rules, Park park, Progress progress) throws IOException {
    ConditionPlan plan = ConditionPlan.bind(rules, park);
    Map<String, Integer> counts = plan.conditionsByRule();
    for (Rule rule : rules.rules()) {
      if (!counts.containsKey(rule.id())) {
        progress.say(
            "%s:%d: %s watches nothing in this park"
                .formatted(rule.file(), rule.line(), rule.id()));
      }
    }
    for (String warning : plan.warnings()) {
      progress.say(warning);
    }
    for (String refused : plan.refused()) {
      progress.say(refused);
    }
    if (!plan.refused().isEmpty()) {
      throw new IOException("a rule watches too much");
    }
    return String.format(
        Locale.ROOT, "%d rules, %,d conditions in this park", rules.rules().size(), plan.size());
  }

  private String attempt(RuleSet rules, String id, int days, Park park, Progress progress)
      throws IOException {
    Rule rule =
        rules.rule(id).orElseThrow(() -> new IllegalArgumentException("there is no rule " + id));
    long to = clock.millis();
    long from = to - Duration.ofDays(days).toMillis();
    Backtest.Result result =
        Backtest.run(rule, rules, park, history, from, to, Backtest.Progress.UNSEEN);
    List<Backtest.Fired> points = new ArrayList<>(result.points());
    for (Backtest.Fired fired : points.subList(0, Math.min(SHOWN, points.size()))) {
      progress.say(
          String.format(Locale.ROOT, "%6d  %s %s", fired.times(), fired.device(), fired.point()));
    }
    if (points.size() > SHOWN) {
      progress.say("        and " + (points.size() - SHOWN) + " more points");
    }
    if (result.unread() > 0) {
      progress.say(
          "not known for " + result.unread() + " days of points whose samples are kept no longer");
    }
    return String.format(
        Locale.ROOT,
        "%s would have raised %s in the last %s, %,d of them in floods (more than 10"
            + " in 10 min), on %,d of %,d points; it took %.1f s",
        id,
        counted(result.fired(), "alarm"),
        counted(days, "day"),
        result.inFloods(),
        result.points().size(),
        result.watched(),
        (clock.millis() - to) / 1000.0);
  }

  private static String counted(int count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }
}
