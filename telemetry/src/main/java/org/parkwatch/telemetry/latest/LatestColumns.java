package org.parkwatch.telemetry.latest;

import java.util.Arrays;
import org.parkwatch.telemetry.sample.Quality;

/** The newest sample of each point, by point id. Written by one thread, read by any. */
@SuppressWarnings("ArrayRecordComponent") // columns by design: equality is never asked
record LatestColumns(double[] values, long[] millis, byte[] qualities, long[] usableMillis) {
  static final LatestColumns NONE =
      new LatestColumns(new double[0], new long[0], new byte[0], new long[0]);

  boolean has(int point) {
    return point >= 0 && point < millis.length;
  }

  /** The same with room for more points, of which there never was a sample. */
  LatestColumns grownTo(int points) {
    int before = millis.length;
    LatestColumns grown =
        new LatestColumns(
            Arrays.copyOf(values, points),
            Arrays.copyOf(millis, points),
            Arrays.copyOf(qualities, points),
            Arrays.copyOf(usableMillis, points));
    Arrays.fill(grown.values, before, points, Double.NaN);
    Arrays.fill(grown.qualities, before, points, Quality.BAD_TIMEOUT.code());
    return grown;
  }

  LatestColumns copy() {
    return new LatestColumns(
        values.clone(), millis.clone(), qualities.clone(), usableMillis.clone());
  }
}
