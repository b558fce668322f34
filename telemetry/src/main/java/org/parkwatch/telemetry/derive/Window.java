package org.parkwatch.telemetry.derive;

/**
 * What a counter stood at, four times an hour, over the last hours. Confined to the engine's
 * thread.
 */
final class Window {
  private static final long STEP_MILLIS = 15 * 60_000L;
  private static final long HOUR_MILLIS = 3_600_000;

  private final long spanMillis;
  final long[] millis;
  final double[] totals;
  final double[] covered;
  int first;
  int size;

  Window(double hours) {
    spanMillis = Math.round(hours * HOUR_MILLIS);
    int marks = Math.toIntExact(Math.ceilDiv(spanMillis, STEP_MILLIS)) + 2;
    millis = new long[marks];
    totals = new double[marks];
    covered = new double[marks];
  }

  /** Notes where the counter stands, if the last note is a quarter of an hour old. */
  void note(long at, double total, double coveredHours) {
    if (size > 0 && at - millis[at(size - 1)] < STEP_MILLIS) {
      return;
    }
    while ((size > 1 && millis[at(1)] <= at - spanMillis) || size == millis.length) {
      first = at(1);
      size--;
    }
    add(at, total, coveredHours);
  }

  void add(long at, double total, double coveredHours) {
    int place = at(size++);
    millis[place] = at;
    totals[place] = total;
    covered[place] = coveredHours;
  }

  int at(int index) {
    return (first + index) % millis.length;
  }

  /** Growth since the oldest note. */
  double growth(double total) {
    return total - totals[first];
  }

  /**
   * Share of the window that is measured, 0..1.
   *
   * @param registers that the counter adds up
   */
  double share(long at, double coveredHours, double registers) {
    double hours = (double) Math.max(spanMillis, at - millis[first]) / HOUR_MILLIS;
    return Math.min(1, (coveredHours - covered[first]) / (registers * hours));
  }
}
