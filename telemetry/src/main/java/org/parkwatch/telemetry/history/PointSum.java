package org.parkwatch.telemetry.history;

import org.parkwatch.telemetry.rollup.Growth;
import org.parkwatch.telemetry.rollup.Rollup;
import org.parkwatch.telemetry.rollup.RollupCodec;

/**
 * Takes the roll-ups of one point in time order and hands what each step comes to to the sums.
 * Confined to one thread.
 */
final class PointSum implements RollupCodec.Form<Boolean> {
  private final Combine how;
  private final StepSums sums;
  private final int steps;
  private int step = -1;
  private int good;
  private double min;
  private double max;
  private double last = Double.NaN;
  private double plain;
  private double heldSum;
  private long heldMillis;
  private double increase;

  /**
   * @param steps of the sums; roll-ups of other steps are not added, but registers go on from them
   */
  PointSum(Combine how, StepSums sums, int steps) {
    this.how = how;
    this.sums = sums;
    this.steps = steps;
  }

  /** Says to which step the next roll-ups belong. */
  void at(int newStep) {
    if (newStep != step) {
      end();
      step = newStep;
    }
  }

  /** Takes a roll-up. */
  void take(Rollup r) {
    of(
        r.samples(),
        r.good(),
        r.min(),
        r.max(),
        r.first(),
        r.last(),
        r.sum(),
        r.heldSum(),
        r.heldMillis(),
        r.increase(),
        r.falls());
  }

  @Override
  public Boolean of(
      int newSamples,
      int newGood,
      double newMin,
      double newMax,
      double newFirst,
      double newLast,
      double newSum,
      double newHeldSum,
      long newHeldMillis,
      double newIncrease,
      int newFalls) {
    if (newGood == 0) {
      return false;
    }
    boolean first = good == 0;
    min = first ? newMin : Math.min(min, newMin);
    max = first ? newMax : Math.max(max, newMax);
    if (how == Combine.INCREASE) {
      increase += newIncrease + (Double.isNaN(last) ? 0 : Growth.of(last, newFirst));
    }
    plain += newSum;
    heldSum += newHeldSum;
    heldMillis += newHeldMillis;
    good += newGood;
    last = newLast;
    return true;
  }

  /** Adds the step to the sums. */
  void end() {
    if (good > 0 && step >= 0 && step < steps) {
      sums.add(step, value());
    }
    good = 0;
    plain = 0;
    heldSum = 0;
    heldMillis = 0;
    increase = 0;
  }

  private double value() {
    return switch (how) {
      case MEAN -> heldMillis > 0 ? heldSum / heldMillis : plain / good;
      case MAX -> max;
      case MIN -> min;
      case INCREASE -> increase;
    };
  }
}
