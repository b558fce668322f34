package org.parkwatch.alerting.board;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.parkwatch.facility.access.Viewer;

/** The alarms that stand now. Thread-safe. */
public interface AlarmBoard {
  /** Standing alarms that the viewer may see: severity first, then newest first. */
  List<Alarm> standing(Viewer viewer);

  /** Alarms that ended, newest first, at most {@code limit}. */
  List<Alarm> ended(Viewer viewer, int limit);

  /** Grows with every change of what {@link #standing} returns. */
  long revision();

  /**
   * Takes note of alarms for the viewer, who needs the right to acknowledge.
   *
   * @param alarms ids; those that stand no longer are left out
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
