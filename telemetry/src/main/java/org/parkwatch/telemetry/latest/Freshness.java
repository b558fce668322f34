package org.parkwatch.telemetry.latest;

import java.time.Duration;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Whether the newest sample of a point may stand for the present. The one rule that map, API and
 * alarms share.
 */
public enum Freshness {
  FRESH,
  /** The newest sample is usable but too old. */
  STALE,
  /** The newest sample is BAD: the device did not answer or gave no reading. */
  BAD,
  /** No sample ever came. */
  NEVER;

  /** Intervals that may pass without a sample before a polled point is stale. */
  private static final double ALLOWED_INTERVALS = 2.5;

  /**
   * Freshness of a polled point against the newest watermark.
   *
   * @param interval between promised samples
   */
  public static Freshness of(Latest latest, int point, Duration interval) {
    long at = latest.millis(point);
    if (at == 0) {
      return NEVER;
    }
    if (!Quality.usable(latest.quality(point))) {
      return BAD;
    }
    return latest.watermark() - at > allowedMillis(interval) ? STALE : FRESH;
  }

  /** Age in milliseconds from which a polled point is stale. */
  public static long allowedMillis(Duration interval) {
    return Math.round(interval.toMillis() * ALLOWED_INTERVALS);
  }
}
