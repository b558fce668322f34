package org.parkwatch.ui.alarms;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.ui.marks.AlarmText;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/**
 * Which alarms a list shows.
 *
 * @param levels that are wanted; empty for all
 * @param place that must enclose the alarm's room
 * @param text every word of it must stand in the line, in any case; empty for all
 */
record AlarmFilter(Set<Integer> levels, Optional<Place> place, String text) {
  static final AlarmFilter ALL = new AlarmFilter(Set.of(), Optional.empty(), "");

  AlarmFilter {
    levels = Set.copyOf(levels);
  }

  AlarmFilter withLevels(Set<Integer> wanted) {
    return new AlarmFilter(wanted, place, text);
  }

  AlarmFilter withPlace(Optional<Place> wanted) {
    return new AlarmFilter(levels, wanted, text);
  }

  AlarmFilter withText(String wanted) {
    return new AlarmFilter(levels, place, wanted.strip());
  }

  boolean matches(Alarm alarm, Park park, Language language, Words words) {
    return (levels.isEmpty() || levels.contains(alarm.severity()))
        && place.map(wanted -> inside(alarm, park, wanted.id())).orElse(true)
        && says(alarm, language, words);
  }

  private static boolean inside(Alarm alarm, Park park, int wanted) {
    for (int id = alarm.room(); id >= 0; id = park.place(id).parent()) {
      if (id == wanted) {
        return true;
      }
    }
    return false;
  }

  private boolean says(Alarm alarm, Language language, Words words) {
    if (text.isEmpty()) {
      return true;
    }
    String line = AlarmText.of(alarm, language, words).plain() + " " + alarm.acknowledgedBy();
    String folded = line.toLowerCase(Locale.ROOT);
    for (String word : text.toLowerCase(Locale.ROOT).split("\\s+")) {
      if (!folded.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
