package org.parkwatch.telemetry.history;

/**
 * Samples of one point that history refused for one reason.
 *
 * @param count since it is listed; in a flood of other points a listed one may have gone and come
 *     back, so at least so many
 * @param firstMillis and {@code lastMillis} when the first and the last came, by the log's time
 * @param sampleMillis the time that the newest one bore itself
 * @param value of the newest one; NaN and infinities as they came
 * @param quality code of the newest one
 */
public record Refused(
    Reason reason,
    int point,
    long count,
    long firstMillis,
    long lastMillis,
    long sampleMillis,
    double value,
    byte quality) {

  /** Why a sample is refused. */
  public enum Reason {
    /** Usable, but NaN or infinite. */
    NOT_A_NUMBER,
    /** No device or derived point has this id. */
    UNKNOWN_POINT,
    /** Before 2020, over 400 days old, or over ten minutes ahead of the log's time. */
    TIME,
    /** Late for a quarter hour of which only roll-ups are kept: they would be of it alone. */
    SAMPLES_GONE
  }

  Refused again(long nowMillis, long newSampleMillis, double newValue, byte newQuality) {
    return new Refused(
        reason, point, count + 1, firstMillis, nowMillis, newSampleMillis, newValue, newQuality);
  }
}
