package org.parkwatch.ui.wall;

import java.util.List;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.ui.marks.Pressing;

/** Which alarms the wall shows and counts. */
final class WallAlarms {
  private WallAlarms() {}

  /** Standing alarms of the two highest levels, the most pressing first. */
  static List<Alarm> grave(List<Alarm> standing) {
    return standing.stream()
        .filter(alarm -> alarm.severity() <= 2)
        .filter(alarm -> alarm.state() != AlarmState.RETURNED_UNACKNOWLEDGED)
        .sorted(Pressing.FIRST)
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
