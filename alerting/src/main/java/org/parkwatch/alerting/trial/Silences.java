package org.parkwatch.alerting.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.alerting.evaluate.PointReplay;
import org.parkwatch.alerting.rules.Criterion;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.sample.Quality;

/** When a rule did not speak by design ({@code suppressWhen}). Confined to one thread. */
final class Silences {
  /** A point, and the codes of the states in which the rule is silent. */
  private record Watch(int point, Set<Double> codes) {}

  private final Map<Integer, List<Watch>> byEquipment = new HashMap<>();

  private Silences() {}

  /** The rules that say when another one, or its ladder, does not speak. */
  static List<Rule> of(Rule rule, RuleSet all) {
    return all.rules().stream()
        .filter(each -> each.handling().suppresses().contains(rule.id()))
        .toList();
  }

  /** Where they hold in a park. */
  static Silences in(Park park, List<Rule> rules) {
    Silences silences = new Silences();
    for (Rule rule : rules) {
      Set<Double> codes = new HashSet<>();
      if (rule.criterion() instanceof Criterion.State(var severities, var _, var _)) {
        for (DeviceState state : severities.keySet()) {
          codes.add((double) state.code());
        }
      }
      ConditionPlan plan = ConditionPlan.bind(new RuleSet(List.of(rule)), park);
      for (int point : plan.points()) {
        int equipment = equipment(new PointReplay(plan, point).condition().subject());
        silences
            .byEquipment
            .computeIfAbsent(equipment, x -> new ArrayList<>())
            .add(new Watch(point, codes));
      }
    }
    return silences;
  }

  private static int equipment(Subject subject) {
    return subject.device() == null ? -1 : subject.device().equipment();
  }

  /**
   * The alarms that anybody heard of.
   *
   * @param raised UTC milliseconds from {@code from} to {@code to}, in order
   */
  long[] heard(Subject subject, long[] raised, History history, long from, long to) {
    long[] heard = raised;
    if (raised.length > 0) {
      for (Watch watch : byEquipment.getOrDefault(equipment(subject), List.of())) {
        heard = heard(watch, heard, Samples.read(history, new int[] {watch.point}, from, to));
      }
    }
    return heard;
  }

  /** What is not known speaks. */
  private static long[] heard(Watch watch, long[] raised, Samples samples) {
    boolean[] silent = new boolean[raised.length];
    samples.each((point, millis, value, quality) -> {
      if (Quality.usable(quality)) {
        boolean now = watch.codes.contains(value);
        for (int i = raised.length - 1; i >= 0 && raised[i] >= millis; i--) {
          silent[i] = now;
        }
      }
    });
    long[] heard = new long[raised.length];
    int count = 0;
    for (int i = 0; i < raised.length; i++) {
      if (!silent[i]) {
        heard[count++] = raised[i];
      }
    }
    return Arrays.copyOf(heard, count);
  }
}
