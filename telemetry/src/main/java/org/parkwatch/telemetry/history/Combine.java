package org.parkwatch.telemetry.history;

/** What many points are made one of, for each step of time. */
public enum Combine {
  /**
   * Sum of the points' means, each weighted with the time for which a value stood. Exact for what
   * was measured: the mean of a sum is the sum of the means.
   */
  MEAN,
  /** Sum of the points' largest values: a bound that the sum never passed, seldom reached. */
  MAX,
  /** Sum of the points' smallest values: a bound that the sum never fell under. */
  MIN,
  /**
   * Sum of what registers grew by, through resets and roll-overs. What one grew by between its last
   * value of a step and its next one counts in the step of the latter, so that the steps of a month
   * come to the month. Points that are no registers are not in it.
   */
  INCREASE
}
