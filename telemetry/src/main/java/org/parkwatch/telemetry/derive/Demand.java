package org.parkwatch.telemetry.derive;

/**
 * The mean of a power over the last whole block of the clock, such as 10:15 to 10:30. A block of
 * which less than 95 % is measured has none.
 */
final class Demand extends Kept {
  private static final int BLOCK = 0;
  private static final int SUM = 1;
  private static final int COUNT = 2;
  private static final int LAST = 3;

  private final long blockMillis;

  Demand(long blockMillis) {
    super(LAST + 1);
    this.blockMillis = blockMillis;
  }

  /**
   * A turn of the formula.
   *
   * @param power not a number if it is not measured now
   * @return mean of the last whole block, not a number if there is none
   */
  double take(long now, double power) {
    double block = Math.floorDiv(now, blockMillis);
    if (block != numbers[BLOCK]) {
      boolean next = block == numbers[BLOCK] + 1;
      double turns = (double) blockMillis / DerivePlan.INTERVAL_MILLIS;
      boolean enough = next && numbers[COUNT] >= Calculator.ENOUGH * turns;
      numbers[LAST] = enough ? numbers[SUM] / numbers[COUNT] : Double.NaN;
      numbers[BLOCK] = block;
      numbers[SUM] = 0;
      numbers[COUNT] = 0;
    }
    if (!Double.isNaN(power)) {
      numbers[SUM] += power;
      numbers[COUNT]++;
    }
    return numbers[LAST];
  }
}
