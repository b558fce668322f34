package org.parkwatch.telemetry.sample;

import java.util.Arrays;

/**
 * Samples in columns. Rows keep their order; a row is point id, UTC milliseconds, value and quality
 * code. The value of a BAD sample is NaN. Confined to one thread until it is handed on, then nobody
 * changes it.
 */
public final class SampleBatch {
  private int[] points;
  private long[] millis;
  private double[] values;
  private byte[] qualities;
  private int size;

  public SampleBatch(int capacity) {
    points = new int[capacity];
    millis = new long[capacity];
    values = new double[capacity];
    qualities = new byte[capacity];
  }

  public void add(int point, long epochMillis, double value, byte quality) {
    if (size == points.length) {
      grow(Math.max(16, size * 2));
    }
    points[size] = point;
    millis[size] = epochMillis;
    values[size] = value;
    qualities[size++] = quality;
  }

  /** Adds a sample of BAD quality; its value is NaN. */
  public void addBad(int point, long epochMillis, Quality reason) {
    add(point, epochMillis, Double.NaN, reason.code());
  }

  /** Appends all rows of another batch. */
  public void addAll(SampleBatch other) {
    int total = size + other.size;
    if (total > points.length) {
      grow(Math.max(total, size * 2));
    }
    System.arraycopy(other.points, 0, points, size, other.size);
    System.arraycopy(other.millis, 0, millis, size, other.size);
    System.arraycopy(other.values, 0, values, size, other.size);
    System.arraycopy(other.qualities, 0, qualities, size, other.size);
    size = total;
  }

  private void grow(int capacity) {
    points = Arrays.copyOf(points, capacity);
    millis = Arrays.copyOf(millis, capacity);
    values = Arrays.copyOf(values, capacity);
    qualities = Arrays.copyOf(qualities, capacity);
  }

  public int size() {
    return size;
  }

  public int point(int row) {
    return points[row];
  }

  public long millis(int row) {
    return millis[row];
  }

  public double value(int row) {
    return values[row];
  }

  public byte quality(int row) {
    return qualities[row];
  }
}
