package org.parkwatch.telemetry.rollup;

/**
 * What a counter grew by between two readings. One that fell from the last tenth before the end of
 * a usual register has rolled over; any other that fell was reset, and counts what it shows since.
 */
public final class Growth {
  private static final double[] WORDS = {0x1p16, 0x1p31, 0x1p32};
  private static final double[] STEPS = {0.001, 0.01, 0.1, 1};
  private static final double LEAST_DECADE = 1e4;
  private static final double MOST_DECADE = 1e10;
  private static final double NEAR_END = 0.9;

  private Growth() {}

  /** From one reading to the next one, at least 0. */
  public static double of(double before, double after) {
    if (after >= before) {
      return after - before;
    }
    double end = Double.MAX_VALUE;
    for (double step : STEPS) {
      for (double word : WORDS) {
        end = nearer(end, word * step, before, after);
      }
    }
    for (double decade = LEAST_DECADE; decade <= MOST_DECADE; decade *= 10) {
      end = nearer(end, decade, before, after);
    }
    return end == Double.MAX_VALUE ? Math.max(0, after) : end - before + after;
  }

  /** The candidate for the register's end, if the way over it is short and shorter than before. */
  private static double nearer(double end, double candidate, double before, double after) {
    boolean possible =
        before < candidate && before > NEAR_END * candidate && after < (1 - NEAR_END) * candidate;
    return possible && candidate < end ? candidate : end;
  }
}
