package org.parkwatch.telemetry.rollup;

import org.parkwatch.telemetry.codec.Decimals;
import org.parkwatch.telemetry.sample.Quality;

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
  private long firstMillis;

  /** Since when {@link #last} stands, if it does; after {@link #end} the end of the span. */
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
   * Takes all samples of the span, in the order of their times; a register has not fallen in them.
   *
   * @param millis and the others in columns, of which those {@code from..size - 1} come after the
   *     span's begin
   * @param values below 2^42, or sums would overflow; not looked at unless usable
   * @return the first that comes after the span
   */
  public int take(long[] millis, long[] values, byte[] qualities, int from, int size) {
    int at = from;
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    long total = 0;
    long held = 0;
    long heldTime = 0;
    int usable = 0;
    long before = 0;
    long newest = 0;
    long standing = 0;
    for (; at < size && millis[at] < endMillis; at++) {
      long time = millis[at] - before;
      heldTime += time & standing;
      held += newest * (time & standing);
      before = millis[at];
      if (Quality.usable(qualities[at])) {
        long value = values[at];
        least = Math.min(least, value);
        most = Math.max(most, value);
        total += value;
        if (usable++ == 0) {
          first = value;
        }
        newest = value;
        standing = -1;
      } else {
        standing = 0;
      }
    }
    samples = at - from;
    if (samples > 0) {
      firstMillis = millis[from];
    }
    if (usable > 0) {
      good = usable;
      last = newest;
      min = least;
      max = most;
      sum = total;
      increase = last - first;
    }
    heldSum = held;
    heldMillis = heldTime;
    stands = standing != 0;
    standsFrom = before;
    end();
    return at;
  }

  /** The span is over: what stands stood until here. */
  public void end() {
    hold(endMillis);
    standsFrom = endMillis;
  }

  private void hold(long untilMillis) {
    if (stands) {
      heldSum += last * (untilMillis - standsFrom);
      heldMillis += untilMillis - standsFrom;
    }
  }

  /**
   * Takes a part of the span, once that is over; a register has not fallen between.
   *
   * @param through whether what stood at the end of the part before stood until the first sample of
   *     this one, or not in the part at all
   */
  public void then(ScaledRollup later, boolean through) {
    if (later.samples == 0) {
      return;
    }
    if (through) {
      hold(later.firstMillis);
    }
    samples += later.samples;
    stands = through && later.stands;
    standsFrom = later.endMillis;
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
