package org.parkwatch.telemetry.log;

import java.util.List;

/**
 * What became durable together.
 *
 * @param offset of the group; grows by one with each group, never re-used
 * @param committedAtMillis wall clock when it was written, a sync before it was durable; for
 *     figures only: no decision may rest on it
 * @param journalled false where the log could not be written (disk full, disk broken): the group
 *     lives in memory alone and will not come again after a restart; it holds no commands
 */
public record LogGroup(
    long offset, long committedAtMillis, List<LogRecord> records, boolean journalled) {

  /** A group that is durable. */
  public LogGroup(long offset, long committedAtMillis, List<LogRecord> records) {
    this(offset, committedAtMillis, records, true);
  }
}
