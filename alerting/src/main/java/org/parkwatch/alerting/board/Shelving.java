package org.parkwatch.alerting.board;

import java.time.Duration;

/**
 * How long alarms are wanted off the list.
 *
 * @param oneShot only until the condition is over, if that is sooner (OPC UA Part 9: OneShotShelve)
 * @param time at most; one minute to what the gravest of the alarms allows
 */
public record Shelving(boolean oneShot, Duration time) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  public Shelving {
    if (time.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("shelved for less than a minute: " + time);
    }
  }
}
