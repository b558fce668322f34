package org.parkwatch.ui.wall;

import java.util.List;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.alerting.severity.Severity;
import org.parkwatch.ui.marks.Pressing;

/** Which alarms the wall shows and counts. */
final class WallAlarms {
  private WallAlarms() {}

  /** Standing alarms of the levels that have a card on the wall, the most pressing first. */
  static List<Alarm> grave(List<Alarm> standing, Severities severities) {
    return standing.stream()
        .filter(alarm -> severities.of(alarm.severity()).wall() == Severity.Wall.CARD)
        .filter(alarm -> !alarm.state().over())
        .sorted(Pressing.FIRST)
        .toList();
  }

  /** How many of a level stand. */
  static long count(List<Alarm> standing, int severity) {
    return standing.stream()
        .filter(alarm -> alarm.severity() == severity)
        .filter(alarm -> !alarm.state().over())
        .count();
  }
}
