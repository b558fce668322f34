package org.parkwatch.collectors.health;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Writes at most one line a minute for each kind of event, with the number of those left out: 5,000
 * dead devices do not write 5,000 lines a second. Thread-safe.
 */
public final class ThrottledLog {
  private static final long QUIET_NANOS = 60_000_000_000L;

  private final Logger log;
  private final Map<String, Entry> entries = new HashMap<>();

  public ThrottledLog(Logger log) {
    this.log = log;
  }

  /**
   * Writes the line unless one of its kind was written within the last minute.
   *
   * @param kind what counts as the same; few different ones, never with a device in it
   * @param line what to write, with the device
   */
  public void warn(String kind, String line) {
    long leftOut;
    synchronized (this) {
      Entry entry = entries.computeIfAbsent(kind, x -> new Entry());
      long now = System.nanoTime();
      if (entry.written && now - entry.writtenNanos < QUIET_NANOS) {
        entry.leftOut++;
        return;
      }
      entry.written = true;
      entry.writtenNanos = now;
      leftOut = entry.leftOut;
      entry.leftOut = 0;
    }
    if (leftOut == 0) {
      log.warn("{}", line);
    } else {
      log.warn("{} ({} more of the kind since the last line)", line, leftOut);
    }
  }

  private static final class Entry {
    private boolean written;
    private long writtenNanos;
    private long leftOut;
  }
}
