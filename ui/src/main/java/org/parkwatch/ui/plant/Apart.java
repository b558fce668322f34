package org.parkwatch.ui.plant;

import java.util.ArrayDeque;
import java.util.Deque;

/** Puts intervals of a line apart while each stays as near as possible to where it wants to be. */
final class Apart {
  private Apart() {}

  /** A run of intervals that touch; {@code sum} of where its start would be by each of them. */
  private record Run(int first, int count, double width, double sum) {
    double start() {
      return sum / count;
    }
  }

  /**
   * Where each interval begins.
   *
   * @param middles wanted, ascending
   * @param whole width of the line; if all together are wider they run over its end
   */
  static double[] starts(double[] middles, double[] widths, double whole) {
    Deque<Run> runs = new ArrayDeque<>();
    for (int i = 0; i < middles.length; i++) {
      Run run = new Run(i, 1, widths[i], middles[i] - widths[i] / 2);
      while (!runs.isEmpty()
          && runs.getLast().start() + runs.getLast().width() > run.start() - 1e-12) {
        Run before = runs.removeLast();
        run =
            new Run(
                before.first(),
                before.count() + run.count(),
                before.width() + run.width(),
                before.sum() + run.sum() - run.count() * before.width());
      }
      runs.addLast(run);
    }
    double[] starts = new double[middles.length];
    for (Run run : runs) {
      double at = run.start();
      for (int i = run.first(); i < run.first() + run.count(); i++) {
        starts[i] = at;
        at += widths[i];
      }
    }
    double end = whole;
    for (int i = starts.length - 1; i >= 0; i--) {
      starts[i] = Math.min(starts[i], end - widths[i]);
      end = starts[i];
    }
    double begin = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = Math.max(starts[i], begin);
      begin = starts[i] + widths[i];
    }
    return starts;
  }
}
