package org.parkwatch.alerting.board;

import java.time.Duration;
import java.util.List;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.facility.park.Park;

/**
 * What may be shelved and for how long: nothing that guards lives, by level the rest. Immutable.
 */
record ShelvingLimits(Severities severities) {
  /**
   * Those that may be shelved.
   *
   * @throws IllegalArgumentException if one of them may not for so long
   */
  List<Alarm> of(List<Alarm> alarms, Duration time, Park park) {
    List<Alarm> may = alarms.stream().filter(alarm -> !guardsLives(alarm, park)).toList();
    for (Alarm alarm : may) {
      Duration most = severities.of(alarm.severity()).shelve();
      if (time.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            "alarm %d of level %d is shelved for %d minutes at most"
                .formatted(alarm.id(), alarm.severity(), most.toMinutes()));
      }
    }
    return may;
  }

  private static boolean guardsLives(Alarm alarm, Park park) {
    return alarm.device() >= 0 && park.equipmentOf(park.device(alarm.device())).kind().lifeSafety();
  }
}
