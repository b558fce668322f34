package org.parkwatch.alerting.board;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.parkwatch.facility.access.Viewer;

/** The alarms that stand now. Thread-safe. */
public interface AlarmBoard {
  /** Severity first, then newest first. */
  Comparator<Alarm> ORDER =
      (one, other) -> { // written out: a flood compares millions of times
        int order = Integer.compare(one.severity(), other.severity());
        if (order == 0) {
          order = Long.compare(other.sinceMillis(), one.sinceMillis());
        }
        return order == 0 ? Long.compare(other.id(), one.id()) : order;
      };

  /**
   * The lines that stand for the viewer, in {@link #ORDER}: an alarm each, or one for several that
   * have one cause.
   */
  List<Alarm> standing(Viewer viewer);

  /** Every standing alarm that the viewer may see, those behind a common line included. */
  default List<Alarm> each(Viewer viewer) {
    return standing(viewer);
  }

  /**
   * The alarms that a line stands for; empty where it is an alarm itself. Such a line has the id of
   * the oldest of them.
   */
  default List<Alarm> behind(Viewer viewer, long line) {
    return List.of();
  }

  /** The line that an alarm is hidden behind; empty where it stands for itself. */
  default Optional<Alarm> coveredBy(Viewer viewer, long alarm) {
    return Optional.empty();
  }

  /** What stands behind a line, and why; empty for a line that does not stand. */
  default Optional<Incident> incident(Viewer viewer, long line) {
    return Optional.empty();
  }

  /**
   * What the lines of {@link #standing} mean, by line: those that stand for several alarms, and
   * those whose title says more than their alarm does.
   */
  default Map<Long, Meaning> meanings(Viewer viewer) {
    return Map.of();
  }

  /** Alarms that ended, newest first, at most {@code limit}. */
  List<Alarm> ended(Viewer viewer, int limit);

  /** Grows with every change of what {@link #standing} returns. */
  long revision();

  /**
   * Takes note of alarms for the viewer, who needs the right to acknowledge.
   *
   * @param alarms ids; those that stand no longer are left out, a line of several is all of them
   * @param reason may be empty
   * @return completes with how many were acknowledged, once it is durable
   */
  CompletableFuture<Integer> acknowledge(Viewer viewer, Collection<Long> alarms, String reason);

  /**
   * Alarms that are kept off the list for a while, the one that comes back first before the others.
   */
  List<Shelved> shelved(Viewer viewer);

  /**
   * Keeps alarms off the list for a while, for everybody. The viewer needs the right to shelve.
   *
   * @param alarms as in {@link #acknowledge}; those that guard lives are left out ({@link
   *     org.parkwatch.facility.park.EquipmentKind#lifeSafety}), and those that are shelved already
   * @param how no longer than the level of each of them allows
   * @param reason not empty
   * @return completes with how many were shelved, once it is durable
   * @throws IllegalArgumentException without a reason, or for longer than is allowed
   */
  CompletableFuture<Integer> shelve(
      Viewer viewer, Collection<Long> alarms, Shelving how, String reason);

  /**
   * Takes alarms back on the list; those whose condition is over end.
   *
   * @return completes with how many were shelved before, once it is durable
   */
  CompletableFuture<Integer> unshelve(Viewer viewer, Collection<Long> alarms);

  /** What else becomes of alarms: reset, notes, who has them, suppressed, out of service. */
  AlarmLife life();

  /**
   * False while the journal cannot be written, for one because the disk is full: alarms go on in
   * memory, and people must be told.
   */
  default boolean journalled() {
    return true;
  }

  /** Calls back after each change, on the alarm thread: return at once. Close to end it. */
  AutoCloseable onChange(Runnable listener);
}
