package org.parkwatch.ui.wall;

import java.util.Comparator;
import java.util.List;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;

/** The order in which alarms press: level, then those that nobody has, then the oldest. */
final class WallAlarms {
  static final Comparator<Alarm> PRESSING =
      Comparator.comparing((Alarm alarm) -> alarm.state() == AlarmState.RETURNED_UNACKNOWLEDGED)
          .thenComparingInt(Alarm::severity)
          .thenComparing(alarm -> alarm.state() != AlarmState.UNACKNOWLEDGED)
          .thenComparingLong(Alarm::sinceMillis);

  private WallAlarms() {}

  /** Standing alarms of the two highest levels, the most pressing first. */
  static List<Alarm> grave(List<Alarm> standing) {
    return standing.stream()
        .filter(alarm -> alarm.severity() <= 2)
        .filter(alarm -> alarm.state() != AlarmState.RETURNED_UNACKNOWLEDGED)
        .sorted(PRESSING)
        .toList();
  }

  /** How many of a level stand. */
  static long count(List<Alarm> standing, int severity) {
    return standing.stream()
        .filter(alarm -> alarm.severity() == severity)
        .filter(alarm -> alarm.state() != AlarmState.RETURNED_UNACKNOWLEDGED)
        .count();
  }
}
