package org.parkwatch.ui.alarms;

import java.util.Optional;
import java.util.Set;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Terms;
import org.parkwatch.ui.words.Words;

/**
 * Which alarms a list shows.
 *
 * @param levels that are wanted; empty for all
 * @param place that must enclose the alarm's room
 * @param terms that must stand in the line
 */
record AlarmFilter(Set<Integer> levels, Optional<Place> place, Terms terms) {
  static final AlarmFilter ALL = new AlarmFilter(Set.of(), Optional.empty(), Terms.NONE);

  AlarmFilter {
    levels = Set.copyOf(levels);
  }

  AlarmFilter withLevels(Set<Integer> wanted) {
    return new AlarmFilter(wanted, place, terms);
  }

  AlarmFilter withPlace(Optional<Place> wanted) {
    return new AlarmFilter(levels, wanted, terms);
  }

  AlarmFilter withText(String wanted) {
    return new AlarmFilter(levels, place, Terms.of(wanted));
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
    String line = AlarmWords.of(alarm, language, words).plain();
    String owner = alarm.acknowledgedBy() == null ? "" : alarm.acknowledgedBy();
    return terms.isEmpty() || terms.allIn(Terms.fold(line + " " + owner));
  }
}
