package org.parkwatch.alerting.evaluate;

import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.PointSpec;

/**
 * A test on one point, as a rule bound to it.
 *
 * @param state that is tested for, null unless the rule is about states
 * @param limit in the unit of the point; NaN where there is none
 * @param subject what it is about
 * @param point id
 */
public record Condition(
    Rule rule,
    @Nullable DeviceState state,
    int severity,
    double limit,
    Subject subject,
    PointSpec spec,
    int point) {

  /** Id of the rule, with the state after a colon where one rule makes several conditions. */
  public String ruleKey() {
    return ruleKey(rule, state);
  }

  static String ruleKey(Rule rule, @Nullable DeviceState state) {
    return state == null ? rule.id() : rule.id() + ":" + state.name();
  }
}
