package org.parkwatch.telemetry.history;

import java.util.Arrays;
import org.parkwatch.telemetry.rollup.Rollup;
import org.parkwatch.telemetry.sample.Quality;

/** Adds samples up in equal buckets of time. Confined to one thread. */
final class BucketSums implements SampleVisitor {
  private final long fromMillis;
  private final long widthMillis;
  private final int[] count;
  private final double[] min;
  private final double[] max;
  private final double[] sum;
  private final double[] last;

  BucketSums(long fromMillis, long widthMillis, int buckets) {
    this.fromMillis = fromMillis;
    this.widthMillis = widthMillis;
    count = new int[buckets];
    min = nothing(buckets);
    max = nothing(buckets);
    sum = new double[buckets];
    last = nothing(buckets);
  }

  private static double[] nothing(int buckets) {
    double[] empty = new double[buckets];
    Arrays.fill(empty, Double.NaN);
    return empty;
  }

  @Override
  public boolean visit(long millis, double value, byte quality) {
    if (!Quality.usable(quality)) {
      return true;
    }
    int bucket = (int) ((millis - fromMillis) / widthMillis);
    if (count[bucket]++ == 0) {
      min[bucket] = value;
      max[bucket] = value;
    } else {
      min[bucket] = Math.min(min[bucket], value);
      max[bucket] = Math.max(max[bucket], value);
    }
    sum[bucket] += value;
    last[bucket] = value;
    return true;
  }

  /** Adds what samples that begin at a time come to. */
  void add(long millis, Rollup rollup) {
    if (rollup.good() == 0) {
      return;
    }
    int bucket = (int) ((millis - fromMillis) / widthMillis);
    boolean first = count[bucket] == 0;
    count[bucket] += rollup.good();
    min[bucket] = first ? rollup.min() : Math.min(min[bucket], rollup.min());
    max[bucket] = first ? rollup.max() : Math.max(max[bucket], rollup.max());
    sum[bucket] += rollup.sum();
    last[bucket] = rollup.last();
  }

  Buckets toBuckets() {
    double[] mean = nothing(count.length);
    for (int i = 0; i < count.length; i++) {
      if (count[i] > 0) {
        mean[i] = sum[i] / count[i];
      }
    }
    return new Buckets(fromMillis, widthMillis, count, min, max, mean, last);
  }
}
