package org.parkwatch.alerting.trial;

import java.util.ArrayList;
import java.util.List;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.history.Series;

/** Samples of several points of one time, told in the order in which they came. */
record Samples(List<Series> series) {
  private static final int MOST = 1_000_000;

  /** Takes a sample of one of the points. */
  interface Taker {
    /**
     * Takes it.
     *
     * @param point index of the point
     */
    void take(int point, long millis, double value, byte quality);
  }

  static Samples read(History history, int[] points, long fromMillis, long toMillis) {
    List<Series> series = new ArrayList<>(points.length);
    for (int point : points) {
      series.add(history.range(point, fromMillis, toMillis, MOST));
    }
    return new Samples(series);
  }

  boolean isEmpty() {
    return series.stream().allMatch(each -> each.size() == 0);
  }

  /** UTC milliseconds of the first; there must be one. */
  long begin() {
    return series.stream()
        .filter(each -> each.size() > 0)
        .mapToLong(each -> each.millis()[0])
        .min()
        .orElseThrow();
  }

  /** Those of one instant come in the order of the points. */
  void each(Taker taker) {
    int[] at = new int[series.size()];
    for (int next = next(at); next >= 0; next = next(at)) {
      Series of = series.get(next);
      int i = at[next]++;
      taker.take(next, of.millis()[i], of.values()[i], of.qualities()[i]);
    }
  }

  private int next(int[] at) {
    int next = -1;
    long earliest = Long.MAX_VALUE;
    for (int point = 0; point < at.length; point++) {
      Series of = series.get(point);
      if (at[point] < of.size() && of.millis()[at[point]] < earliest) {
        earliest = of.millis()[at[point]];
        next = point;
      }
    }
    return next;
  }
}
