package org.parkwatch.telemetry.history;

import java.util.Arrays;

/** The columns of a sum while points are added to them. Confined to one thread. */
final class StepSums {
  private final double[] sum;
  private final int[] good;

  StepSums(int steps) {
    sum = new double[steps];
    good = new int[steps];
    Arrays.fill(sum, Double.NaN);
  }

  /** Adds what one point comes to in a step; NaN is nothing. */
  void add(int step, double value) {
    if (!Double.isNaN(value)) {
      sum[step] = good[step]++ == 0 ? value : sum[step] + value;
    }
  }

  /** Adds the sums of other points. */
  void addAll(StepSums other) {
    for (int step = 0; step < sum.length; step++) {
      if (other.good[step] > 0) {
        sum[step] = good[step] == 0 ? other.sum[step] : sum[step] + other.sum[step];
        good[step] += other.good[step];
      }
    }
  }

  Summed summed(StepTimes times, int points) {
    return times.summed(points, sum, good);
  }
}
