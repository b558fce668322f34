package org.parkwatch.telemetry.influx;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.parkwatch.telemetry.sample.SampleBatch;

/** Puts the samples of a block so that those of one instant are beside each other. */
final class Instants {
  private Instants() {}

  /** By time, then by point; of two of a point and time the later row stays behind. */
  static SampleBatch inOrder(SampleBatch batch) {
    int[] rows =
        IntStream.range(0, batch.size())
            .boxed()
            .sorted(Comparator.<Integer>comparingLong(batch::millis).thenComparingInt(batch::point))
            .mapToInt(Integer::intValue)
            .toArray();
    SampleBatch ordered = new SampleBatch(batch.size());
    for (int row : rows) {
      ordered.add(batch.point(row), batch.millis(row), batch.value(row), batch.quality(row));
    }
    return ordered;
  }
}
