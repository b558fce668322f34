package org.parkwatch.tests.bench;

import java.time.Duration;
import java.util.Optional;

/**
 * What the park benchmark does.
 *
 * @param measured how long, after the warm-up
 * @param small one room instead of the whole park
 * @param sick as many rack PDUs as 5 % of all devices are silent, 2 % answer after 3 s, 1 % with
 *     garbage, and a serial gateway hangs; only the healthy are counted
 * @param flat one interval for all points that can be asked so fast, instead of their own
 */
record ParkBenchOptions(Duration measured, boolean small, boolean sick, Optional<Duration> flat) {
  static final String USAGE =
      "[--minutes N] [--small] [--sick] [--flat SECONDS]  the whole park from the wire to the alarm; 20 minutes";

  private static final int LONGEST_MINUTES = 24 * 60;
  private static final int SLOWEST_SECONDS = 60;

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException with one sentence that says what is wrong
   */
  static ParkBenchOptions parse(String[] arguments) {
    long minutes = 20;
    boolean small = false;
    boolean sick = false;
    Optional<Duration> flat = Optional.empty();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--minutes" -> minutes = number(arguments, i++, LONGEST_MINUTES);
        case "--small" -> small = true;
        case "--sick" -> sick = true;
        case "--flat" ->
            flat = Optional.of(Duration.ofSeconds(number(arguments, i++, SLOWEST_SECONDS)));
        default -> throw new IllegalArgumentException("bench park does not know " + arguments[i]);
      }
    }
    return new ParkBenchOptions(Duration.ofMinutes(minutes), small, sick, flat);
  }

  /** The number behind an option. */
  static long number(String[] arguments, int option, int most) {
    String text = option + 1 < arguments.length ? arguments[option + 1] : "";
    try {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the sentence below says it
    }
    throw new IllegalArgumentException(
        arguments[option] + " needs a whole number from 1 to " + most + ", not \"" + text + "\"");
  }
}
