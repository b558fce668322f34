package org.parkwatch.alerting.board;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.parkwatch.facility.access.Viewer;

/** The alarms that stand now. Thread-safe. */
public interface AlarmBoard {
  /** Severity first, then newest first. */
  Comparator<Alarm> ORDER =
      Comparator.comparingInt(Alarm::severity)
          .thenComparing(Comparator.comparingLong(Alarm::sinceMillis).reversed())
          .thenComparing(Comparator.comparingLong(Alarm::id).reversed());

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
   * False while the journal cannot be written, for one because the disk is full: alarms go on in
   * memory, and people must be told.
   */
  default boolean journalled() {
    return true;
  }

  /** Calls back after each change, on the alarm thread: return at once. Close to end it. */
  AutoCloseable onChange(Runnable listener);
}
