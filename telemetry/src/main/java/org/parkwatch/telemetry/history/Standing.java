package org.parkwatch.telemetry.history;

import org.parkwatch.telemetry.sample.Quality;

/**
 * Finds what a point stood at: its newest sample before a whole five minutes, or the newest one
 * after it with which the point failed or came back. Given the samples in time order; those that
 * change nothing of it may be left out. Confined to one thread while it is given samples.
 */
final class Standing implements SampleVisitor {
  private final long sinceMillis;
  private final long markMillis;
  private final long untilMillis;
  private final long holdsMillis;
  private double value = Double.NaN;
  private long millis;
  private byte quality = Quality.BAD_TIMEOUT.code();
  private long usableMillis;
  private long standingUsableMillis;

  /**
   * @param sinceMillis older samples stand for nothing any more
   * @param markMillis the whole five minutes
   * @param untilMillis up to which failures and returns count, exclusive
   * @param holdsMillis for how long a sample was confirmed by those that were left out after it; 0
   *     where none are left out
   */
  Standing(long sinceMillis, long markMillis, long untilMillis, long holdsMillis) {
    this.sinceMillis = sinceMillis;
    this.markMillis = markMillis;
    this.untilMillis = untilMillis;
    this.holdsMillis = holdsMillis;
  }

  @Override
  public boolean visit(long atMillis, double newValue, byte newQuality) {
    if (atMillis >= untilMillis) {
      return false;
    }
    if (atMillis < sinceMillis) {
      return true;
    }
    boolean usable = Quality.usable(newQuality);
    if (usable) {
      usableMillis = atMillis;
    }
    if (atMillis < markMillis || millis == 0 || usable != Quality.usable(quality)) {
      millis = atMillis;
      value = usable ? newValue : Double.NaN;
      quality = newQuality;
      standingUsableMillis = usableMillis;
    }
    return true;
  }

  /** NaN if the sample is BAD or there is none. */
  double value() {
    return value;
  }

  /** UTC millis of the sample or of its last confirmation, 0 if there is none. */
  long millis() {
    return confirmed(millis);
  }

  private long confirmed(long atMillis) {
    boolean usable = atMillis > 0 && Quality.usable(quality);
    return usable && atMillis < markMillis && markMillis - atMillis <= holdsMillis
        ? markMillis
        : atMillis;
  }

  byte quality() {
    return quality;
  }

  /** UTC millis of the newest usable sample up to this one, 0 if there is none. */
  long usableMillis() {
    return confirmed(standingUsableMillis);
  }
}
