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

  /**
   * Many points as one, in steps of time, made of roll-ups: of minutes, quarters, hours or days, as
   * the steps are. Registers go on from their last value of the hour before the first step, of the
   * day before it where steps are days or months.
   *
   * @param points each counts once
   * @param fromMillis inclusive; {@code toMillis} exclusive: steps that begin in this time, 10,000
   *     at most
   */
  Summed sum(int[] points, Combine how, Steps steps, long fromMillis, long toMillis);

  /**
   * What points stood at before an instant. Of each the newest sample before the last whole five
   * minutes; or, if the point failed or came back since, the sample with which it did so last
   * before the instant. At a whole five minutes that is the newest sample. What is older than an
   * hour at those five minutes is as if it had never come.
   */
  Moment asOf(int[] points, long millis);
}
