package org.parkwatch.tests.bench;

import java.time.Duration;

/**
 * What the park benchmark does.
 *
 * @param measured how long, after the warm-up
 * @param small one room instead of the whole park
 * @param sick 5 % of agents silent and 2 % slow; only the healthy are counted
 */
record ParkBenchOptions(Duration measured, boolean small, boolean sick) {
  static final String USAGE =
      "[--minutes N] [--small] [--sick]  the whole park from the wire to the alarm; 20 minutes";

  private static final int LONGEST_MINUTES = 24 * 60;

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException with one sentence that says what is wrong
   */
  static ParkBenchOptions parse(String[] arguments) {
    long minutes = 20;
    boolean small = false;
    boolean sick = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--minutes" -> minutes = minutes(i + 1 < arguments.length ? arguments[++i] : "");
        case "--small" -> small = true;
        case "--sick" -> sick = true;
        default -> throw new IllegalArgumentException("bench park does not know " + arguments[i]);
      }
    }
    return new ParkBenchOptions(Duration.ofMinutes(minutes), small, sick);
  }

  private static long minutes(String text) {
    try {
      long minutes = Long.parseLong(text);
      if (minutes >= 1 && minutes <= LONGEST_MINUTES) {
        return minutes;
      }
    } catch (NumberFormatException e) {
      // the sentence below says it
    }
    throw new IllegalArgumentException(
        "--minutes needs a whole number from 1 to " + LONGEST_MINUTES + ", not \"" + text + "\"");
  }
}
