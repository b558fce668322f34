package org.parkwatch.telemetry.log;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The log's time: the wall clock, but it never goes back. After a step back of the wall clock it
 * goes on from where it was, a tenth slower, until the wall clock has caught up; so delays and
 * staleness keep working and no two samples of a point share a past. A step forward is taken at
 * once. Samples stamped with this clock are never newer or older than the watermarks by a step.
 * Thread-safe.
 */
final class LogClock implements InstantSource {
  /** Of a millisecond of the wall clock this many microseconds are used to come back to it. */
  private static final long CATCH_UP_MICROS_PER_MILLI = 100;

  private final InstantSource wall;
  private final long stepMillis;
  private long lastWallMillis;
  private long aheadMicros;

  /**
   * @param notBeforeMillis time the log has reached already
   * @param stepMillis progress of the wall clock between two readings that counts as a step
   */
  LogClock(InstantSource wall, long notBeforeMillis, long stepMillis) {
    this.wall = wall;
    this.stepMillis = stepMillis;
    lastWallMillis = wall.millis();
    aheadMicros = notBeforeMillis > lastWallMillis ? (notBeforeMillis - lastWallMillis) * 1000 : 0;
  }

  @Override
  public synchronized long millis() {
    long now = wall.millis();
    long progress = now - lastWallMillis;
    lastWallMillis = now;
    if (progress < 0) {
      aheadMicros -= progress * 1000;
    } else {
      long back = progress > stepMillis ? progress * 1000 : progress * CATCH_UP_MICROS_PER_MILLI;
      aheadMicros = Math.max(0, aheadMicros - back);
    }
    return now + aheadMicros / 1000;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  synchronized long aheadMillis() {
    return aheadMicros / 1000;
  }
}
