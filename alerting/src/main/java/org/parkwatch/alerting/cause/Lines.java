package org.parkwatch.alerting.cause;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.PlaceLine;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PlaceKind;

/** A case as one line of the list. Pure functions. */
final class Lines {
  private static final Names SUSPECTED = new Names("suspected: ", "疑似：");

  private Lines() {}

  /**
   * The line for what a viewer sees of a case.
   *
   * @param visible alarms of it, at least one
   * @param whole whether the viewer may know of the whole park
   */
  static Alarm of(CauseGraph graph, Case found, List<Alarm> visible, Newest newest, boolean whole) {
    Names title = Titles.of(graph, found, newest, whole);
    Alarm head = head(found, visible);
    if (title == null && visible.size() == 1) {
      return head;
    }
    Names what = title == null ? head.what() : title;
    int at = Titles.place(graph, found);
    boolean own = title == null || at < 0;
    Names place = own ? head.place() : PlaceLine.of(graph.park(), at);
    int room = own ? head.room() : room(graph.park(), at);
    return line(found, visible, head, place, room, found.suspected() ? suspected(what) : what);
  }

  private static Names suspected(Names what) {
    return new Names(SUSPECTED.en() + what.en(), SUSPECTED.zh() + what.zh());
  }

  private static int room(Park park, int place) {
    return park.enclosing(place, PlaceKind.ROOM).map(room -> room.id()).orElse(-1);
  }

  /** The root that says most of those that are seen, else the oldest. */
  private static Alarm head(Case found, List<Alarm> visible) {
    for (Case.Part part : found.roots()) {
      long root = part.fact().alarm().id();
      for (Alarm alarm : visible) {
        if (alarm.id() == root) {
          return alarm;
        }
      }
    }
    return visible.stream().min(Comparator.comparingLong(Alarm::id)).orElseThrow();
  }

  private static Alarm line(
      Case found, List<Alarm> visible, Alarm head, Names place, int room, Names what) {
    boolean one = !found.suspected();
    int severity = visible.stream().mapToInt(Alarm::severity).min().orElse(head.severity());
    AlarmState state = state(found, visible, severity);
    Optional<Alarm> taken =
        state == AlarmState.ACKNOWLEDGED || state == AlarmState.LATCHED
            ? visible.stream().filter(alarm -> alarm.acknowledgedBy() != null).findFirst()
            : Optional.empty();
    return new Alarm(
        visible.stream().mapToLong(Alarm::id).min().orElse(head.id()),
        severity,
        state,
        one ? head.rule() : IncidentBoard.SUSPECTED,
        one ? head.point() : -1,
        one ? head.device() : -1,
        one && visible.size() == 1 ? head.cabinet() : -1,
        room,
        place,
        what,
        visible.size() == 1 ? head.value() : Double.NaN,
        visible.size() == 1 ? head.limit() : Double.NaN,
        head.unit(),
        head.decimals(),
        visible.stream().mapToLong(Alarm::sinceMillis).min().orElse(0),
        state.over() ? visible.stream().mapToLong(Alarm::returnedMillis).max().orElse(0) : 0,
        taken.map(Alarm::acknowledgedBy).orElse(null),
        taken.map(Alarm::acknowledgedMillis).orElse(0L),
        taken.map(Alarm::reason).orElse(null));
  }

  /** Consequences that arrive later, and are no graver, do not undo that somebody has it. */
  private static AlarmState state(Case found, List<Alarm> visible, int severity) {
    Set<Long> roots = new HashSet<>();
    found.roots().forEach(part -> roots.add(part.fact().alarm().id()));
    Predicate<Alarm> counts =
        alarm -> roots.isEmpty() || alarm.severity() == severity || roots.contains(alarm.id());
    if (any(visible, counts, AlarmState.UNACKNOWLEDGED)) {
      return AlarmState.UNACKNOWLEDGED;
    }
    if (any(visible, alarm -> true, AlarmState.ACKNOWLEDGED)) {
      return AlarmState.ACKNOWLEDGED;
    }
    if (any(visible, alarm -> true, AlarmState.UNACKNOWLEDGED)) {
      return AlarmState.UNACKNOWLEDGED;
    }
    return any(visible, alarm -> true, AlarmState.RETURNED_UNACKNOWLEDGED)
        ? AlarmState.RETURNED_UNACKNOWLEDGED
        : AlarmState.LATCHED;
  }

  private static boolean any(List<Alarm> alarms, Predicate<Alarm> counts, AlarmState state) {
    return alarms.stream().anyMatch(alarm -> alarm.state() == state && counts.test(alarm));
  }
}
