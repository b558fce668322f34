package org.parkwatch.alerting.evaluate;

import java.util.Arrays;
import org.parkwatch.telemetry.sample.Quality;

/**
 * The newest samples of the points of one cell, and what they are worth now. Confined to the alarm
 * thread.
 */
final class CellInputs {
  /** No sample was ever seen; its time is when we began to wait for one. */
  static final byte NEVER = 0;

  static final byte USABLE = 1;
  static final byte BAD = 2;

  /** What {@link #take} says of a sample that tells no number, or comes too late. */
  static final long NOT_TAKEN = Long.MIN_VALUE;

  /**
   * A sample further than this from the log's time is taken at the log's time: a wrong clock must
   * neither skip a delay nor stretch it.
   */
  static final long ALLOWED_SKEW_MILLIS = 60_000;

  /** What is known of a point's silence. */
  enum Evidence {
    SPEAKS,
    SILENT,
    NONE
  }

  private final CellPlan plan;
  final long[] lastMillis;
  final double[] lastValue;
  final byte[] input;
  long now;
  long listenFrom;

  CellInputs(CellPlan plan) {
    this.plan = plan;
    int points = plan.points().length;
    lastMillis = new long[points];
    lastValue = new double[points];
    Arrays.fill(lastValue, Double.NaN);
    input = new byte[points];
  }

  /**
   * Takes a sample of a local point; one older than the newest is not taken.
   *
   * @return the time from which it counts, or {@link #NOT_TAKEN}
   */
  long take(int point, long sampleMillis, double value, byte quality) {
    long skew = sampleMillis - now;
    long millis =
        now == 0 || (skew <= ALLOWED_SKEW_MILLIS && skew >= -ALLOWED_SKEW_MILLIS)
            ? sampleMillis
            : now;
    if (millis < lastMillis[point] && input[point] != NEVER) {
      return NOT_TAKEN;
    }
    lastMillis[point] = millis;
    if (!Quality.usable(quality) || Double.isNaN(value)) {
      input[point] = BAD;
      return NOT_TAKEN;
    }
    input[point] = USABLE;
    lastValue[point] = value;
    return millis;
  }

  Evidence evidence(int point) {
    long last = lastMillis[point];
    if (now - Math.max(last, listenFrom) > plan.allowedMillis()[point]) {
      return Evidence.SILENT;
    }
    if (last < listenFrom || input[point] == NEVER) {
      return Evidence.NONE;
    }
    return silentNow(point) ? Evidence.SILENT : Evidence.SPEAKS;
  }

  private boolean silentNow(int point) {
    return input[point] == BAD || (plan.commUp()[point] && lastValue[point] == 0);
  }

  /** When the point became what {@link #evidence} says that it is. */
  long evidentSince(int point) {
    long from = Math.max(lastMillis[point], listenFrom);
    return now - from > plan.allowedMillis()[point] && !silentNow(point)
        ? from + plan.allowedMillis()[point]
        : from;
  }

  /** The newest value of a local point; NaN if it cannot stand for an instant from now on. */
  double reading(int point, long millis) {
    return input[point] != USABLE
            || lastMillis[point] < listenFrom
            || millis - lastMillis[point] > plan.allowedMillis()[point]
        ? Double.NaN
        : lastValue[point];
  }
}
