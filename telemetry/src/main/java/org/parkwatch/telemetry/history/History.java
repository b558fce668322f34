package org.parkwatch.telemetry.history;

/** What was measured in the past. Thread-safe; reads see what is sealed and what is still open. */
public interface History {
  /**
   * All samples of a point in time order.
   *
   * @param fromMillis inclusive
   * @param toMillis exclusive
   * @param limit at most this many samples are returned, the oldest first
   */
  Series range(int point, long fromMillis, long toMillis, int limit);

  /**
   * A point in equal buckets, for a chart.
   *
   * @param buckets 1..5,000
   */
  Buckets buckets(int point, long fromMillis, long toMillis, int buckets);
}
