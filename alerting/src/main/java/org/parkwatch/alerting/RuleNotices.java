package org.parkwatch.alerting;

import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.alerting.evaluate.Evaluator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What whoever keeps the rules should know of them, in the log of the server. */
final class RuleNotices {
  private static final Logger LOG = LoggerFactory.getLogger(RuleNotices.class);

  private RuleNotices() {}

  /** What could not be bound to the park. */
  static void of(ConditionPlan plan) {
    plan.warnings().forEach(warning -> LOG.warn("Alarm rule {}", warning));
    plan.refused().forEach(refused -> LOG.error("Alarm rule {}", refused));
  }

  /** What has begun to come and go. */
  static void chattering(Evaluator evaluator) {
    evaluator
        .takeChattering()
        .forEach(condition ->
            LOG.warn(
                "Alarm rule {} on {} {} comes and goes: it stands until it has been over for ten"
                    + " minutes",
                condition.ruleKey(),
                condition.subject().code(),
                condition.spec().name()));
  }

  /** Formulas without a result. */
  static void unresolved(Evaluator evaluator) {
    evaluator.told().forEach(told -> LOG.warn("Alarm rule {}", told));
  }
}
