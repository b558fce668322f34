package org.parkwatch.telemetry.history;

/**
 * Many points as one, in steps of time. Columns have one entry a step. Where {@code good} is less
 * than {@code points} the sum is of fewer points: a gap, and no smaller sum.
 *
 * @param fromMillis start of each step, UTC; {@code toMillis} its end, exclusive
 * @param points that were asked for, each counted once
 * @param sum in the unit of the points; NaN where none of them had a usable value
 * @param good how many points had a usable value in the step
 */
@SuppressWarnings("ArrayRecordComponent") // columns by design: equality of sums is never asked
public record Summed(long[] fromMillis, long[] toMillis, int points, double[] sum, int[] good) {
  /** How many steps. */
  public int size() {
    return sum.length;
  }

  /** Share of the points with a usable value in a step, 0..1; NaN without points. */
  public double goodShare(int step) {
    return points == 0 ? Double.NaN : (double) good[step] / points;
  }
}
