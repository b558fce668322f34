package org.parkwatch.telemetry.rollup;

import org.parkwatch.telemetry.codec.Decimals;

/**
 * What the samples of one point in one span come to, in whole numbers: values are integers of one
 * number of decimals, as a chunk holds them. Used again after {@link #begin}. Confined to one
 * thread.
 */
public final class ScaledRollup {
  int samples;
  int good;
  long min;
  long max;
  long first;
  long last;
  long sum;
  long heldSum;
  long heldMillis;

  /** What a register grew by, and how often it fell. */
  long increase;

  int falls;

  private long endMillis;
  private long standsFrom;
  private boolean stands;

  /** Begins anew; {@code end} of the span is UTC millis, exclusive. */
  public void begin(long end) {
    endMillis = end;
    samples = 0;
    good = 0;
    sum = 0;
    heldSum = 0;
    heldMillis = 0;
    increase = 0;
    falls = 0;
    stands = false;
  }

  /**
   * A sample of the span, later than the one before; a register has not fallen since.
   *
   * @param value below 2^42, or sums would overflow; not looked at unless usable
   */
  public void add(long millis, long value, boolean usable) {
    samples++;
    hold(millis);
    stands = usable;
    if (!usable) {
      return;
    }
    standsFrom = millis;
    if (good++ == 0) {
      min = value;
      max = value;
      first = value;
    } else {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    last = value;
    sum += value;
    increase = value - first;
  }

  private void hold(long untilMillis) {
    if (stands) {
      heldSum += last * (untilMillis - standsFrom);
      heldMillis += untilMillis - standsFrom;
    }
  }

  /** The span is over. */
  public void end() {
    hold(endMillis);
    stands = false;
  }

  /** Takes the span that follows, once that is over; a register has not fallen between. */
  public void then(ScaledRollup later) {
    samples += later.samples;
    if (later.good == 0) {
      return;
    }
    if (good == 0) {
      min = later.min;
      max = later.max;
      first = later.first;
    } else {
      min = Math.min(min, later.min);
      max = Math.max(max, later.max);
    }
    good += later.good;
    last = later.last;
    sum += later.sum;
    heldSum += later.heldSum;
    heldMillis += later.heldMillis;
    increase = last - first;
  }

  /** A roll-up whose values all have so many decimals. */
  static ScaledRollup of(Rollup rollup, int scale) {
    ScaledRollup scaled = new ScaledRollup();
    scaled.samples = rollup.samples();
    scaled.good = rollup.good();
    scaled.min = Decimals.mantissa(rollup.min(), scale);
    scaled.max = Decimals.mantissa(rollup.max(), scale);
    scaled.first = Decimals.mantissa(rollup.first(), scale);
    scaled.last = Decimals.mantissa(rollup.last(), scale);
    scaled.sum = Decimals.mantissa(rollup.sum(), scale);
    scaled.heldSum = Decimals.mantissa(rollup.heldSum(), scale);
    scaled.heldMillis = rollup.heldMillis();
    scaled.increase = Decimals.mantissa(rollup.increase(), scale);
    scaled.falls = rollup.falls();
    return scaled;
  }
}
