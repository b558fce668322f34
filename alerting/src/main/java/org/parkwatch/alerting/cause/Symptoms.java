package org.parkwatch.alerting.cause;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.rules.Criterion;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.DeviceState;

/**
 * What alarms say of their equipment, by the rules that raised them. Immutable and thread-safe.
 *
 * @param rules in force; an alarm of any other says nothing that explains or is explained
 */
public record Symptoms(RuleSet rules) implements Function<Alarm, Symptom> {
  @Override
  public Symptom apply(Alarm alarm) {
    return rules
        .rule(alarm.rule())
        .map(rule -> rule.symptomOf(state(rule, alarm)))
        .orElse(Symptom.OTHER);
  }

  /** The state that raised it: the value of a point of states is its code. */
  private static @Nullable DeviceState state(Rule rule, Alarm alarm) {
    if (rule.criterion() instanceof Criterion.State
        || rule.criterion() instanceof Criterion.Event) {
      for (DeviceState state : DeviceState.values()) {
        if (state.code() == alarm.value()) {
          return state;
        }
      }
    }
    return null;
  }
}
