package org.parkwatch.telemetry.derive;

/**
 * Adds up what energy registers grow, whatever happens to them. Confined to the engine's thread.
 *
 * <p>A register that stood still, was silent or grew no faster than it can counts in full: it went
 * on while nobody read it. One that fell has rolled over if the way over its end is no longer than
 * it can have grown; else it was reset, and what it shows since counts if it can have grown so far.
 * Its end is what its profile declares (2^32 steps of a Counter32); where that is not known, any
 * end of a usual register will do. Near its end a reset looks like rolling over: then it is wrong
 * by no more than it can have grown. A jump that no load explains is a changed meter: it counts for
 * nothing, and its time is not measured.
 */
final class Counter {
  private static final double MILLIS_PER_HOUR = 3_600_000;

  /** Where registers of meters usually end, in their own steps. */
  private static final double[] WORDS = {0x1p16, 0x1p31, 0x1p32};

  private static final double[] STEPS = {1, 0.1, 0.01, 0.001};
  private static final double LEAST_DECADE = 1e4;
  private static final double MOST_DECADE = 1e10;

  /** What each register showed last, kWh, and when; 0 where it was never seen. */
  final double[] registers;

  final long[] millis;

  /** kWh since the counter began. */
  double total;

  /** Hours of all registers together that are in the total. */
  double coveredHours;

  Counter(int registers) {
    this.registers = new double[registers];
    millis = new long[registers];
  }

  /**
   * Takes the newest reading of a register; one not newer than the last is not taken.
   *
   * @param ceilingKw the most it can grow by in an hour, kWh
   * @param step of the register, kWh
   * @param end at which the register begins anew, kWh; NaN where nobody knows it
   */
  void take(int register, long at, double reading, double ceilingKw, double step, double end) {
    long before = millis[register];
    if (at <= before) {
      return;
    }
    double last = registers[register];
    registers[register] = reading;
    millis[register] = at;
    if (before == 0) {
      return;
    }
    double hours = (at - before) / MILLIS_PER_HOUR;
    double growth = growth(last, reading, ceilingKw * hours + step, end);
    if (growth >= 0) {
      total += growth;
      coveredHours += reading >= last || rolled(last, reading, growth) ? hours : 0;
    }
  }

  private static boolean rolled(double last, double reading, double growth) {
    return growth > reading && last > reading;
  }

  /** What a register has grown by, at most {@code most}; negative where nobody can know. */
  private static double growth(double last, double reading, double most, double end) {
    if (reading >= last) {
      return reading - last <= most ? reading - last : -1;
    }
    if (!Double.isNaN(end)) {
      double over = end - last + reading;
      return over >= 0 && over <= most ? over : sinceReset(reading, most);
    }
    for (double step : STEPS) {
      for (double word : WORDS) {
        double over = word * step - last + reading;
        if (over >= 0 && over <= most && reading < word * step) {
          return over;
        }
      }
    }
    for (double decade = LEAST_DECADE; decade <= MOST_DECADE; decade *= 10) {
      double over = decade - last + reading;
      if (decade > last && over <= most) {
        return over;
      }
    }
    return sinceReset(reading, most);
  }

  private static double sinceReset(double reading, double most) {
    return reading <= most ? reading : -1;
  }
}
