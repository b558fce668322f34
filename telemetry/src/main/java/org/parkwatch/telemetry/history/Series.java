package org.parkwatch.telemetry.history;

/** Samples of one point in columns of equal length, in time order. BAD samples have value NaN. */
@SuppressWarnings("ArrayRecordComponent") // columns by design: equality of series is never asked
public record Series(long[] millis, double[] values, byte[] qualities) {
  public int size() {
    return millis.length;
  }
}
