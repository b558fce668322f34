package org.parkwatch.telemetry.history;

/**
 * One point in equal buckets of time. Empty buckets have count 0 and NaN in the value columns; only
 * usable samples count.
 */
@SuppressWarnings("ArrayRecordComponent") // columns by design: equality of buckets is never asked
public record Buckets(
    long fromMillis,
    long widthMillis,
    int[] count,
    double[] min,
    double[] max,
    double[] mean,
    double[] last) {
  public int size() {
    return count.length;
  }
}
