package org.parkwatch.ui.alarms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.Tenant;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Terms;
import org.parkwatch.ui.words.Words;

/**
 * Which alarms a list shows.
 *
 * @param levels that are wanted; empty for all
 * @param place that must enclose the alarm's room
 * @param tenant who must rent the alarm's cabinet
 * @param terms that must stand in the line
 */
record AlarmFilter(
    Set<Integer> levels, Optional<Place> place, Optional<Tenant> tenant, Terms terms) {
  static final AlarmFilter ALL =
      new AlarmFilter(Set.of(), Optional.empty(), Optional.empty(), Terms.NONE);

  AlarmFilter {
    levels = Set.copyOf(levels);
  }

  AlarmFilter withLevels(Set<Integer> wanted) {
    return new AlarmFilter(wanted, place, tenant, terms);
  }

  AlarmFilter withPlace(Optional<Place> wanted) {
    return new AlarmFilter(levels, wanted, tenant, terms);
  }

  AlarmFilter withTenant(Optional<Tenant> wanted) {
    return new AlarmFilter(levels, place, wanted, terms);
  }

  AlarmFilter withText(String wanted) {
    return new AlarmFilter(levels, place, tenant, Terms.of(wanted));
  }

  /**
   * Whether a line is wanted: by its own level, and by its own words and place or those of an alarm
   * that it stands for.
   *
   * @param behind the alarms that the line stands for
   */
  boolean matches(
      Alarm line, Supplier<List<Alarm>> behind, Park park, Language language, Words words) {
    return (levels.isEmpty() || levels.contains(line.severity()))
        && (fits(line, park, language, words)
            || behind.get().stream().anyMatch(alarm -> fits(alarm, park, language, words)));
  }

  private boolean fits(Alarm alarm, Park park, Language language, Words words) {
    return place.map(wanted -> inside(alarm, park, wanted.id())).orElse(true)
        && tenant.map(wanted -> rents(wanted, alarm, park)).orElse(true)
        && says(alarm, language, words);
  }

  private static boolean rents(Tenant wanted, Alarm alarm, Park park) {
    return alarm.cabinet() >= 0
        && park.tenancyOf(alarm.cabinet())
            .map(tenancy -> tenancy.tenant() == wanted.id())
            .orElse(false);
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
