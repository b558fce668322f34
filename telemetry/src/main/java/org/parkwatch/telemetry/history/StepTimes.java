package org.parkwatch.telemetry.history;

import java.time.ZoneId;
import java.util.Arrays;

/**
 * The steps of a sum: step {@code i} goes from {@code starts[i]} to {@code starts[i + 1]}.
 * Immutable.
 */
final class StepTimes {
  private static final int MOST = 10_000;

  private final long[] starts;

  /** Length of every step, 0 where they differ. */
  private final long width;

  private StepTimes(long[] starts) {
    this.starts = starts;
    long first = starts.length > 1 ? starts[1] - starts[0] : 0;
    boolean even = true;
    for (int i = 1; i < starts.length; i++) {
      even &= starts[i] - starts[i - 1] == first;
    }
    width = even ? first : 0;
  }

  /**
   * The steps that begin in a time.
   *
   * @throws IllegalArgumentException if they are more than 10,000
   */
  static StepTimes of(Steps steps, long fromMillis, long toMillis, ZoneId zone) {
    long at = steps.start(fromMillis, zone);
    if (at < fromMillis) {
      at = steps.next(at, zone);
    }
    long[] starts = new long[64];
    int size = 0;
    while (at < toMillis) {
      if (size == MOST) {
        throw new IllegalArgumentException(
            "more than " + MOST + " steps of " + steps + " from " + fromMillis + " to " + toMillis);
      }
      if (size + 1 >= starts.length) {
        starts = Arrays.copyOf(starts, 2 * starts.length);
      }
      starts[size++] = at;
      at = steps.next(at, zone);
    }
    starts[size] = at;
    return new StepTimes(Arrays.copyOf(starts, size + 1));
  }

  int size() {
    return starts.length - 1;
  }

  long from() {
    return starts[0];
  }

  long to() {
    return starts[size()];
  }

  /** The step of a time: -1 before the first, {@link #size} after the last. */
  int at(long millis) {
    if (width > 0) {
      return Math.clamp(Math.floorDiv(millis - starts[0], width), -1, size());
    }
    int found = Arrays.binarySearch(starts, millis);
    return found >= 0 ? found : -found - 2;
  }

  /** Whether every step from a time on begins with a whole hour of UTC. */
  boolean onHours(long fromMillis) {
    return Arrays.stream(starts)
        .filter(start -> start >= fromMillis)
        .allMatch(start -> start % Tier.HOUR.millis() == 0);
  }

  Summed summed(int points, double[] sum, int[] good) {
    return new Summed(
        Arrays.copyOf(starts, size()),
        Arrays.copyOfRange(starts, 1, size() + 1),
        points,
        sum,
        good);
  }
}
