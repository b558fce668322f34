package org.parkwatch.ui.marks;

import java.util.Comparator;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;

/** The order in which alarms press. */
public final class Pressing {
  /** What stands before what went by itself; then level, those that nobody has, the oldest. */
  public static final Comparator<Alarm> FIRST =
      Comparator.comparing((Alarm alarm) -> alarm.state().over())
          .thenComparingInt(Alarm::severity)
          .thenComparing(alarm -> alarm.state() != AlarmState.UNACKNOWLEDGED)
          .thenComparingLong(Alarm::sinceMillis);

  private Pressing() {}
}
