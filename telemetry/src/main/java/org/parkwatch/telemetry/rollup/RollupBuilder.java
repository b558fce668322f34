package org.parkwatch.telemetry.rollup;

import org.parkwatch.telemetry.sample.Quality;

/**
 * Rolls up the samples of a span, given in time order. Used again after {@link #begin}. Confined to
 * one thread.
 */
public final class RollupBuilder {
  private boolean counter;
  private long endMillis;
  private int samples;
  private int good;
  private double min;
  private double max;
  private double first;
  private double last;
  private double sum;
  private double heldSum;
  private long heldMillis;
  private double increase;
  private int falls;

  /** The value that stands since {@link #standsFrom}; NaN if none does. */
  private double stands;

  private long standsFrom;

  /**
   * Begins anew.
   *
   * @param end of the span, UTC millis, exclusive
   * @param isCounter whether the point is a register that only grows
   */
  public void begin(long end, boolean isCounter) {
    endMillis = end;
    counter = isCounter;
    samples = 0;
    good = 0;
    min = Double.NaN;
    max = Double.NaN;
    first = Double.NaN;
    last = Double.NaN;
    sum = 0;
    heldSum = 0;
    heldMillis = 0;
    increase = isCounter ? 0 : Double.NaN;
    falls = 0;
    stands = Double.NaN;
  }

  /** A sample of the span, later than the one before. */
  public void add(long millis, double value, byte quality) {
    samples++;
    hold(millis);
    if (!Quality.usable(quality)) {
      stands = Double.NaN;
      return;
    }
    stands = value;
    standsFrom = millis;
    if (good++ == 0) {
      min = value;
      max = value;
      first = value;
    } else {
      min = Math.min(min, value);
      max = Math.max(max, value);
      if (counter) {
        increase += Growth.of(last, value);
        falls += value < last ? 1 : 0;
      }
    }
    last = value;
    sum += value;
  }

  private void hold(long untilMillis) {
    if (!Double.isNaN(stands)) {
      heldSum += stands * (untilMillis - standsFrom);
      heldMillis += untilMillis - standsFrom;
    }
  }

  public int samples() {
    return samples;
  }

  /** What came since {@link #begin}. */
  public Rollup end() {
    hold(endMillis);
    stands = Double.NaN;
    return new Rollup(
        samples, good, min, max, first, last, sum, heldSum, heldMillis, increase, falls);
  }
}
