package org.parkwatch.ui.alarms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.Shelving;
import org.parkwatch.alerting.severity.Severities;

/** For how long alarms are offered to be shelved: no longer than the gravest of them allows. */
final class ShelfTimes {
  private static final List<Duration> OFFERED =
      List.of(
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofDays(1),
          Duration.ofDays(7));

  private ShelfTimes() {}

  /** What may be chosen, the shortest first; the last ends with the condition. Never empty. */
  static List<Shelving> of(Collection<Alarm> alarms, Severities severities) {
    Duration most =
        alarms.stream()
            .map(alarm -> severities.of(alarm.severity()).shelve())
            .min(Duration::compareTo)
            .orElse(severities.of(Severities.FIRST).shelve());
    List<Shelving> times = new ArrayList<>();
    for (Duration time : OFFERED) {
      if (time.compareTo(most) <= 0) {
        times.add(new Shelving(false, time));
      }
    }
    times.add(new Shelving(true, most));
    return times;
  }
}
