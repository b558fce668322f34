package org.parkwatch.telemetry.influx;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.sample.SampleBatch;

/** Puts samples of one point in order. */
final class InTimeOrder {
  private InTimeOrder() {}

  /**
   * In time order; of two at one time the one that stands later stays. The oldest up to a limit.
   */
  static Series of(SampleBatch batch, int limit) {
    int[] rows =
        isInOrder(batch)
            ? IntStream.range(0, batch.size()).toArray()
            : IntStream.range(0, batch.size())
                .boxed()
                .sorted(Comparator.comparingLong(batch::millis)) // stable
                .mapToInt(Integer::intValue)
                .toArray();
    int size = 0;
    for (int i = 0; i < rows.length; i++) {
      boolean again = size > 0 && batch.millis(rows[size - 1]) == batch.millis(rows[i]);
      rows[again ? size - 1 : size++] = rows[i];
    }
    size = Math.min(size, limit);
    long[] millis = new long[size];
    double[] values = new double[size];
    byte[] qualities = new byte[size];
    for (int i = 0; i < size; i++) {
      millis[i] = batch.millis(rows[i]);
      values[i] = batch.value(rows[i]);
      qualities[i] = batch.quality(rows[i]);
    }
    return new Series(millis, values, qualities);
  }

  private static boolean isInOrder(SampleBatch batch) {
    for (int row = 1; row < batch.size(); row++) {
      if (batch.millis(row) < batch.millis(row - 1)) {
        return false;
      }
    }
    return true;
  }
}
