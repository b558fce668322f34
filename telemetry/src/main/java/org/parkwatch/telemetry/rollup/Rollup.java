package org.parkwatch.telemetry.rollup;

/**
 * What the samples of one point in one span of time come to. Two that follow each other are merged
 * into that of both spans, in any grouping: quarters make hours, and quarters make days.
 *
 * @param samples that came, BAD ones included; {@code good} of them are usable
 * @param min smallest usable value, NaN if there is none; so are {@code max}, {@code first} and
 *     {@code last}
 * @param sum of the usable values
 * @param heldSum each usable value times the milliseconds for which it stood: until the next
 *     sample, BAD or not, or until the end of the quarter hour; {@code heldMillis} is that time
 * @param increase what a counter grew by from the first to the last usable value, through resets
 *     and roll-overs; NaN for points that are no counters
 * @param falls how often the counter fell
 */
public record Rollup(
    int samples,
    int good,
    double min,
    double max,
    double first,
    double last,
    double sum,
    double heldSum,
    long heldMillis,
    double increase,
    int falls) {

  /** Mean of the usable values, NaN if there is none. */
  public double mean() {
    return good == 0 ? Double.NaN : sum / good;
  }

  /** Mean of the usable values, each weighted with the time for which it stood; NaN if none did. */
  public double timeWeightedMean() {
    return heldMillis == 0 ? Double.NaN : heldSum / heldMillis;
  }

  /** Share of the samples that are usable, 0..1; NaN if none came. */
  public double goodShare() {
    return samples == 0 ? Double.NaN : (double) good / samples;
  }

  /** This one and the one after it, of the same point. */
  public Rollup then(Rollup later) {
    if (later.good == 0 || good == 0) {
      Rollup full = good == 0 ? later : this;
      return new Rollup(
          samples + later.samples,
          full.good,
          full.min,
          full.max,
          full.first,
          full.last,
          full.sum,
          full.heldSum,
          full.heldMillis,
          full.increase,
          full.falls);
    }
    boolean counter = !Double.isNaN(increase);
    return new Rollup(
        samples + later.samples,
        good + later.good,
        Math.min(min, later.min),
        Math.max(max, later.max),
        first,
        later.last,
        sum + later.sum,
        heldSum + later.heldSum,
        heldMillis + later.heldMillis,
        counter ? increase + Growth.of(last, later.first) + later.increase : Double.NaN,
        counter ? falls + later.falls + (later.first < last ? 1 : 0) : 0);
  }
}
