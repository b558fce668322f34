package org.parkwatch.telemetry.history;

import java.util.List;

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
   * A point in equal buckets, for a chart. Buckets of more than four minutes are made of roll-ups a
   * quarter as long at most: a sample may then count in the bucket beside its own, if it lies so
   * near to it.
   *
   * @param buckets 1..5,000
   */
  Buckets buckets(int point, long fromMillis, long toMillis, int buckets);

  /**
   * A point's roll-ups, for reports and energy.
   *
   * @param fromMillis inclusive; {@code toMillis} exclusive: spans that begin in this time
   * @return spans with at least one sample, in order; what is still in memory is in them
   */
  List<Rolled> rollups(int point, Tier tier, long fromMillis, long toMillis);

  /** What this store cannot do as the embedded one does. */
  default HistoryCapabilities capabilities() {
    return HistoryCapabilities.all();
  }
}
