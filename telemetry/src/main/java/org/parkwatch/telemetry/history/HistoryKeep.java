package org.parkwatch.telemetry.history;

import java.time.Duration;

/**
 * How long history keeps what, as long as its size allows. Whole days.
 *
 * @param samples as they came
 * @param minutes roll-ups of minutes, and so on
 * @param frames what the map showed, every five minutes
 */
public record HistoryKeep(
    Duration samples,
    Duration minutes,
    Duration quarters,
    Duration hours,
    Duration days,
    Duration frames) {
  public HistoryKeep {
    for (Duration each : new Duration[] {samples, minutes, quarters, hours, days, frames}) {
      if (each.toDays() < 1) {
        throw new IllegalArgumentException("history is kept for a day at least, not " + each);
      }
    }
  }

  /** Samples 35 days, minutes 90, quarters and frames 400, hours 5 years, days 20 years. */
  public static HistoryKeep defaults() {
    return new HistoryKeep(
        Duration.ofDays(35),
        Duration.ofDays(90),
        Duration.ofDays(400),
        Duration.ofDays(5 * 366),
        Duration.ofDays(20 * 366),
        Duration.ofDays(400));
  }
}
