package org.parkwatch.telemetry.influx;

import java.util.Arrays;
import org.parkwatch.telemetry.history.Buckets;

/** Buckets that are filled in any order. Confined to one thread. */
final class BucketColumns {
  private final long fromMillis;
  private final long widthMillis;
  final int[] count;
  final double[] min;
  final double[] max;
  final double[] mean;
  final double[] last;

  BucketColumns(long fromMillis, long widthMillis, int buckets) {
    this.fromMillis = fromMillis;
    this.widthMillis = widthMillis;
    count = new int[buckets];
    min = none(buckets);
    max = none(buckets);
    mean = none(buckets);
    last = none(buckets);
  }

  private static double[] none(int size) {
    double[] column = new double[size];
    Arrays.fill(column, Double.NaN);
    return column;
  }

  /** The bucket of an instant, -1 if none is. */
  int at(long millis) {
    long at = Math.floorDiv(millis - fromMillis, widthMillis);
    return at < 0 || at >= count.length ? -1 : (int) at;
  }

  Buckets toBuckets() {
    return new Buckets(fromMillis, widthMillis, count, min, max, mean, last);
  }
}
