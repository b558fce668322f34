package org.parkwatch.telemetry.log;

import java.time.Duration;

/**
 * How the log is bounded. Immutable.
 *
 * @param segmentBytes a segment file is closed when it reaches this; what is deleted is deleted in
 *     whole segments
 * @param maxBytes of all segments; beyond it the oldest goes even if a slow consumer still needs it
 * @param maxAge as {@code maxBytes}, by time
 * @param groupInterval samples wait at most this long for the sync they share
 * @param groupSamples a group is closed early at this size
 * @param queueSamples a consumer further behind than this reads from disk instead of memory
 * @param gap a watermark further than this from the last one is flagged
 * @param reserveBytes kept allocated, given up when the disk is full so that the log can go on
 */
public record SampleLogOptions(
    long segmentBytes,
    long maxBytes,
    Duration maxAge,
    Duration groupInterval,
    int groupSamples,
    int queueSamples,
    Duration gap,
    long reserveBytes) {
  private static final long MIB = 1L << 20;

  public SampleLogOptions {
    require(segmentBytes >= 4096, "a segment of " + segmentBytes + " bytes is too small");
    require(maxBytes >= 2 * segmentBytes, "the log needs room for two segments");
    require(groupInterval.isPositive(), "the group interval must be positive");
    require(maxAge.isPositive() && gap.isPositive(), "maxAge and gap must be positive");
    require(groupSamples > 0 && queueSamples > 0, "groups and queues need room for a sample");
    require(reserveBytes >= 0, "a reserve cannot be negative");
  }

  /** 128 MiB segments, 8 GiB and a day at most, groups of 100 ms, 64 MiB in reserve. */
  public static SampleLogOptions defaults() {
    return new SampleLogOptions(
        128 * MIB,
        8192 * MIB,
        Duration.ofDays(1),
        Duration.ofMillis(100),
        65_536,
        400_000,
        Duration.ofSeconds(5),
        64 * MIB);
  }

  private static void require(boolean holds, String reason) {
    if (!holds) {
      throw new IllegalArgumentException(reason);
    }
  }
}
