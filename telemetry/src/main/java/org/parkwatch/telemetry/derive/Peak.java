package org.parkwatch.telemetry.derive;

import java.time.Instant;
import java.time.ZoneId;

/** The highest demand of the calendar month of the site. */
final class Peak extends Kept {
  private static final int MONTH = 0;
  private static final int HIGHEST = 1;
  private static final int MEASURED = 2;

  private final long blockMillis;
  private final ZoneId zone;
  private long monthEnds = Long.MIN_VALUE;

  Peak(long blockMillis, ZoneId zone) {
    super(MEASURED + 1);
    this.blockMillis = blockMillis;
    this.zone = zone;
  }

  /**
   * A turn of the formula.
   *
   * @param demand of the last whole block, not a number if it has none
   * @return the highest so far, not a number if there is none
   */
  double take(long now, double demand) {
    long shown = now - blockMillis; // the demand that is known now belongs to the block before
    if (shown >= monthEnds || Double.isNaN(numbers[MONTH]) || shown < numbers[MONTH]) {
      turnTo(shown);
    }
    if (!Double.isNaN(demand)) {
      numbers[MEASURED]++;
      numbers[HIGHEST] =
          Double.isNaN(numbers[HIGHEST]) ? demand : Math.max(demand, numbers[HIGHEST]);
    }
    return numbers[HIGHEST];
  }

  /** The same month again after a restart changes nothing but the end, which is not kept. */
  private void turnTo(long millis) {
    var first = Instant.ofEpochMilli(millis).atZone(zone).toLocalDate().withDayOfMonth(1);
    long began = first.atStartOfDay(zone).toInstant().toEpochMilli();
    monthEnds = first.plusMonths(1).atStartOfDay(zone).toInstant().toEpochMilli();
    if (began != numbers[MONTH]) {
      numbers[MONTH] = began;
      numbers[HIGHEST] = Double.NaN;
      numbers[MEASURED] = 0;
    }
  }

  /** Share of the month up to now of which the demand is known, 0..1. */
  double share(long now) {
    double turns =
        Math.floor((now - blockMillis - numbers[MONTH]) / DerivePlan.INTERVAL_MILLIS) + 1;
    return Math.min(1, numbers[MEASURED] / turns);
  }
}
