package org.parkwatch.alerting.evaluate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.parkwatch.alerting.rules.Input;

/**
 * How far a point has risen above the lowest of a time, or fallen below the highest. Keeps only
 * those values that can still become the lowest: each is higher than the one before it. Confined to
 * the alarm thread.
 */
final class Window implements Term {
  private static final int MOST = 100_000;

  private final double sign;
  private final long length;
  private long[] millis = new long[4];
  private double[] values = new double[4];
  private int first;
  private int end;

  Window(Input.Change how) {
    sign = how.rise() ? 1 : -1;
    length = how.within().toMillis();
  }

  @Override
  public double value(double[] given, long now) {
    double value = sign * given[0];
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    while (first < end && (millis[first] < now - length || millis[first] > now)) {
      first++;
    }
    while (end > first && values[end - 1] >= value) {
      end--;
    }
    add(now, value);
    return value - values[first];
  }

  private void add(long at, double value) {
    if (end == millis.length) {
      int kept = end - first;
      int size = Math.max(4, kept * 2);
      millis = Arrays.copyOf(Arrays.copyOfRange(millis, first, end), size);
      values = Arrays.copyOf(Arrays.copyOfRange(values, first, end), size);
      first = 0;
      end = kept;
    }
    millis[end] = at;
    values[end++] = value;
  }

  @Override
  public void save(DataOutputStream out) throws IOException {
    out.writeInt(end - first);
    for (int i = first; i < end; i++) {
      out.writeLong(millis[i]);
      out.writeDouble(values[i]);
    }
  }

  @Override
  public void restore(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("a window of " + count + " values");
    }
    first = 0;
    end = 0;
    for (int i = 0; i < count; i++) {
      add(in.readLong(), in.readDouble());
    }
  }
}
