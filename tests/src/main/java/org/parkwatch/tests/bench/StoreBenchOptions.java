package org.parkwatch.tests.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parkwatch.telemetry.influx.ServerKind;
import org.parkwatch.tests.stores.StoreTask;

/**
 * What the benchmark of stores does.
 *
 * @param task what every store is given
 * @param against other stores
 */
record StoreBenchOptions(StoreTask task, List<ServerKind> against) {
  static final String USAGE =
      "[--against influxdb,victoria-metrics] [--points N] [--hours N] [--interval SECONDS]"
          + " [--year-devices N] [--year-interval SECONDS]  our history against others; 12000"
          + " points of rack PDUs, 24 hours, every 10 s, and before them 10 devices over a year,"
          + " every hour";

  private static final int MOST_POINTS = 600_000;
  private static final int MOST_YEAR_DEVICES = 10_000;
  private static final int MOST_HOURS = 24 * 30;
  private static final int SLOWEST_SECONDS = 86_400;

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException with one sentence that says what is wrong
   */
  static StoreBenchOptions parse(String[] arguments) {
    long points = 12_000;
    long hours = 24;
    long seconds = 10;
    long yearDevices = 10;
    long yearSeconds = 3_600;
    List<ServerKind> against = List.of();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--points" -> points = ParkBenchOptions.number(arguments, i++, MOST_POINTS);
        case "--hours" -> hours = ParkBenchOptions.number(arguments, i++, MOST_HOURS);
        case "--interval" -> seconds = ParkBenchOptions.number(arguments, i++, SLOWEST_SECONDS);
        case "--year-devices" ->
            yearDevices = ParkBenchOptions.number(arguments, i++, MOST_YEAR_DEVICES);
        case "--year-interval" ->
            yearSeconds = ParkBenchOptions.number(arguments, i++, SLOWEST_SECONDS);
        case "--against" -> against = kinds(i + 1 < arguments.length ? arguments[++i] : "");
        default -> throw new IllegalArgumentException("bench store does not know " + arguments[i]);
      }
    }
    if (points % StoreTask.OF_DEVICE != 0) {
      throw new IllegalArgumentException(
          "--points must be a multiple of " + StoreTask.OF_DEVICE + ", the points of a rack PDU");
    }
    return new StoreBenchOptions(
        new StoreTask(
            (int) points,
            (int) hours,
            Duration.ofSeconds(seconds),
            (int) yearDevices,
            Duration.ofSeconds(yearSeconds)),
        against);
  }

  private static List<ServerKind> kinds(String text) {
    List<ServerKind> kinds = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      for (ServerKind kind : ServerKind.values()) {
        if (kind.word().equals(word)) {
          kinds.add(kind);
        }
      }
    }
    if (kinds.size() != text.split(",", -1).length) {
      throw new IllegalArgumentException(
          "--against needs influxdb, victoria-metrics or both with a comma, not \"" + text + "\"");
    }
    return kinds;
  }
}
