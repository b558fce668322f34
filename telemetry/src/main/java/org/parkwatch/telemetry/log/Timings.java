package org.parkwatch.telemetry.log;

import java.util.Arrays;

/** The last 600 durations of something. Thread-safe. */
final class Timings {
  private static final int KEPT = 600;
  private static final double NANOS_PER_MILLI = 1e6;

  private final long[] nanos = new long[KEPT];
  private long count;

  synchronized void add(long durationNanos) {
    nanos[(int) (count++ % KEPT)] = durationNanos;
  }

  /** A quantile in milliseconds, 0 if nothing was measured. */
  double millis(double quantile) {
    long[] sorted;
    synchronized (this) {
      sorted = Arrays.copyOf(nanos, (int) Math.min(count, KEPT));
    }
    if (sorted.length == 0) {
      return 0;
    }
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil((sorted.length - 1) * quantile)] / NANOS_PER_MILLI;
  }
}
