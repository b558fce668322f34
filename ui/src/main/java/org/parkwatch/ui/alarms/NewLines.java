package org.parkwatch.ui.alarms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;

/**
 * Which lines that nobody has are news since the last look: those that were raised since, and those
 * that became graver. Confined to the session of its page.
 */
public final class NewLines {
  private Map<Long, Integer> levels = Map.of();
  private long last = -1;
  private boolean looked;

  /** The gravest level among the news; empty at the first look, since what stood is no news. */
  public OptionalInt look(List<Alarm> standing) {
    OptionalInt gravest =
        standing.stream()
            .filter(alarm -> alarm.state() == AlarmState.UNACKNOWLEDGED && isNews(alarm))
            .mapToInt(Alarm::severity)
            .min();
    Map<Long, Integer> now = new HashMap<>();
    for (Alarm alarm : standing) {
      now.put(alarm.id(), alarm.severity());
      last = Math.max(last, alarm.id());
    }
    levels = now;
    boolean first = !looked;
    looked = true;
    return first ? OptionalInt.empty() : gravest;
  }

  private boolean isNews(Alarm alarm) {
    return alarm.id() > last || levels.getOrDefault(alarm.id(), 0) > alarm.severity();
  }
}
