package org.parkwatch.ui.testpark;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Newest samples that a test sets. Reads from other threads see what was set before a watermark.
 */
public final class FakeLatest implements Latest {
  private final double[] values;
  private final long[] millis;
  private final long[] usable;
  private final byte[] qualities;
  private final AtomicLong watermark = new AtomicLong();

  public FakeLatest(int points) {
    values = new double[points];
    millis = new long[points];
    usable = new long[points];
    qualities = new byte[points];
    Arrays.fill(values, Double.NaN);
    Arrays.fill(qualities, Quality.BAD_TIMEOUT.code());
  }

  public void good(int point, double value, long at) {
    values[point] = value;
    millis[point] = at;
    usable[point] = at;
    qualities[point] = Quality.GOOD.code();
  }

  public void bad(int point, Quality reason, long at) {
    values[point] = Double.NaN;
    millis[point] = at;
    qualities[point] = reason.code();
  }

  public void watermark(long at) {
    watermark.set(at);
  }

  @Override
  public double value(int point) {
    return values[point];
  }

  @Override
  public long millis(int point) {
    return millis[point];
  }

  @Override
  public byte quality(int point) {
    return qualities[point];
  }

  @Override
  public long usableMillis(int point) {
    return usable[point];
  }

  @Override
  public long watermark() {
    return watermark.get();
  }
}
