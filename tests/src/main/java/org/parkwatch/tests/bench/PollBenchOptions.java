package org.parkwatch.tests.bench;

import java.time.Duration;

/**
 * What the benchmark of pollers does.
 *
 * @param devices simulated agents
 * @param interval between two reads of an agent
 * @param warmUp how long each poller runs before it is measured
 * @param measured how long it is measured then; a multiple of the interval
 */
record PollBenchOptions(int devices, Duration interval, Duration warmUp, Duration measured) {
  static final String USAGE =
      "[--minutes N] [--warm-up MINUTES] [--devices N] [--interval SECONDS]  our collector against"
          + " collectd and snmp_exporter; 2 minutes each after 1, 2000 agents, every second";

  private static final int LONGEST_MINUTES = 24 * 60;
  private static final int MOST_DEVICES = 20_000;
  private static final int SLOWEST_SECONDS = 60;

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException with one sentence that says what is wrong
   */
  static PollBenchOptions parse(String[] arguments) {
    long minutes = 2;
    long devices = 2000;
    long seconds = 1;
    long warmUp = 1;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--minutes" -> minutes = ParkBenchOptions.number(arguments, i++, LONGEST_MINUTES);
        case "--warm-up" -> warmUp = ParkBenchOptions.number(arguments, i++, LONGEST_MINUTES);
        case "--devices" -> devices = ParkBenchOptions.number(arguments, i++, MOST_DEVICES);
        case "--interval" -> seconds = ParkBenchOptions.number(arguments, i++, SLOWEST_SECONDS);
        default -> throw new IllegalArgumentException("bench poll does not know " + arguments[i]);
      }
    }
    Duration measured = Duration.ofMinutes(minutes);
    if (measured.toSeconds() % seconds != 0) {
      throw new IllegalArgumentException(
          measured.toSeconds() + " s are not a whole number of intervals of " + seconds + " s");
    }
    return new PollBenchOptions(
        (int) devices, Duration.ofSeconds(seconds), Duration.ofMinutes(warmUp), measured);
  }
}
