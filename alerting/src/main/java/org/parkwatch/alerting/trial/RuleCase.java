package org.parkwatch.alerting.trial;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.evaluate.Changes;
import org.parkwatch.alerting.evaluate.Condition;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.alerting.evaluate.Evaluator;
import org.parkwatch.alerting.rules.Binding;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.trial.SampleText.Step;
import org.parkwatch.facility.park.AirClass;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Samples that one rule, or one ladder, is shown, as if they came one by one.
 *
 * @param point that the rule asks for
 * @param every time from one step to the next
 * @param ratings of the equipment
 * @param air of the room
 * @param series steps from time 0 on, null where no sample comes, by what they are of
 */
record RuleCase(
    String point,
    Duration every,
    Map<String, Double> ratings,
    AirClass air,
    Map<String, List<@Nullable Step>> series) {
  /** The time at which the samples begin; any would do. */
  private static final long START = 1_800_000_000_000L;

  /** The severity of a rule that raises nothing. */
  static final int NORMAL = 0;

  /**
   * What the rule says at some times, after what comes at them.
   *
   * @param times since the first step
   * @return the gravest severity that is raised, {@link #NORMAL} for none; empty if the rule does
   *     not watch such a point
   */
  SortedMap<Duration, Integer> run(Rule rule, RuleSet all, List<Duration> times) {
    List<Rule> silences = Silences.of(rule, all);
    List<Rule> tested =
        Stream.concat(
                all.rules().stream()
                    .filter(
                        each -> each.id().equals(rule.id()) || rule.ladder().contains(each.id())),
                silences.stream())
            .map(RuleCase::anywhere)
            .toList();
    TrialPark trial =
        TrialPark.of(rule, point, List.copyOf(series.keySet()), every, ratings, air, silences);
    ConditionPlan plan = ConditionPlan.bind(new RuleSet(tested), trial.park());
    SortedMap<Duration, Integer> told = new TreeMap<>();
    if (plan.size() == 0) {
      return told;
    }
    Evaluator evaluator = new Evaluator(plan);
    Changes changes = new Changes();
    evaluator.watermark(START, true, changes);
    long last = times.stream().mapToLong(Duration::toSeconds).max().orElse(0);
    for (long second = 0; second <= last; second++) {
      for (Map.Entry<String, List<@Nullable Step>> each : series.entrySet()) {
        show(second, trial.point(each.getKey()), each.getValue(), evaluator, changes);
      }
      evaluator.watermark(START + second * 1000, false, changes);
      changes.clear();
      Duration passed = Duration.ofSeconds(second);
      if (times.contains(passed)) {
        told.put(passed, gravest(evaluator));
      }
    }
    return told;
  }

  private void show(
      long second, int point, List<@Nullable Step> steps, Evaluator evaluator, Changes changes) {
    long step = second / every.toSeconds();
    Step shown =
        second % every.toSeconds() != 0 || step >= steps.size() ? null : steps.get((int) step);
    if (shown != null) {
      SampleBatch batch = new SampleBatch(1);
      long at = START + second * 1000;
      if (Double.isNaN(shown.value())) {
        batch.addBad(point, at, Quality.BAD_TIMEOUT);
      } else {
        batch.add(point, at, shown.value(), Quality.GOOD.code());
      }
      evaluator.samples(batch, changes);
    }
  }

  /** Of what is told: a rule that is suppressed by design raises nothing that anybody hears of. */
  private static int gravest(Evaluator evaluator) {
    List<Condition> active = evaluator.active();
    Set<String> silenced =
        active.stream()
            .flatMap(each -> each.rule().handling().suppresses().stream())
            .collect(Collectors.toSet());
    return active.stream()
        .filter(each -> !each.rule().handling().onlySuppresses())
        .filter(each -> !silenced.contains(each.rule().id()))
        .mapToInt(Condition::severity)
        .min()
        .orElse(NORMAL);
  }

  /** The rule with its place, cabinet, tenant and tags left open. */
  private static Rule anywhere(Rule rule) {
    Binding on = rule.on();
    return new Rule(
        rule.id(),
        new Binding(
            on.scopes(),
            on.points(),
            on.quantity(),
            on.equipment(),
            null,
            null,
            null,
            List.of(),
            on.profile()),
        rule.criterion(),
        rule.what(),
        rule.symptom(),
        rule.symptoms(),
        rule.ladder(),
        rule.consequence(),
        rule.response(),
        rule.timeToRespond(),
        rule.handling(),
        rule.file(),
        rule.line());
  }
}
