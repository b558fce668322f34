package org.parkwatch.alerting;

import org.parkwatch.alerting.evaluate.Condition;
import org.parkwatch.alerting.evaluate.Evaluator;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.journal.JournalBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes conditions and journal agree. The journal is right about what happened: rules or park may
 * have changed, perhaps while nobody ran, and then the replay of the last seconds may have ended
 * otherwise than the journal says.
 */
final class Agreement {
  private static final Logger LOG = LoggerFactory.getLogger(Agreement.class);

  private Agreement() {}

  /** Imposes what the journal says, and ends what no rule asks for any more. */
  static void reach(Evaluator evaluator, Ledger ledger, long offset, JournalBatch out) {
    ledger.withdrawMissing(evaluator, offset, out);
    for (Condition condition : evaluator.active()) {
      if (!condition.rule().handling().onlySuppresses() && !ledger.active(condition)) {
        String subject = condition.subject().code();
        impose(evaluator, subject, condition.spec().name(), condition.ruleKey(), false, 0);
      }
    }
    for (AlarmRow row : ledger.active()) {
      if (!evaluator.active(row.device(), row.pointName(), row.rule())) {
        impose(evaluator, row.device(), row.pointName(), row.rule(), true, row.sinceMillis());
      }
    }
    ledger.withdrawCovered(evaluator, offset, out);
    ledger.agree(evaluator, offset, out);
  }

  private static void impose(
      Evaluator evaluator, String subject, String point, String rule, boolean active, long since) {
    LOG.info("{} {} {} is {} after the journal", subject, point, rule, active ? "true" : "over");
    evaluator.impose(subject, point, rule, active, since);
  }
}
