package org.parkwatch.alerting.cause;

import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.rules.Symptom;

/**
 * What an alarm says of a node.
 *
 * @param node -1 where the alarm is about nothing in the graph
 */
record Fact(Alarm alarm, int node, Symptom symptom) {
  long since() {
    return alarm.sinceMillis();
  }

  /** Whether it holds now, or did so a moment ago. */
  boolean holds(long nowMillis) {
    return !alarm.state().over()
        || nowMillis - alarm.returnedMillis() <= MassSilence.HOLD.toMillis();
  }
}
