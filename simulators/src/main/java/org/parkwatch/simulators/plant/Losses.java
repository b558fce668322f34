package org.parkwatch.simulators.plant;

/** Losses of transformers and converters by load, in W. */
final class Losses {
  private Losses() {}

  /** Dry-type transformer: 0.15 % of its rating always, 0.9 % more at full load. */
  static double transformer(double outWatts, double ratedWatts) {
    double share = outWatts / ratedWatts;
    return ratedWatts * (0.0015 + 0.009 * share * share);
  }

  /** Double conversion in modules: 96.3 % at half load, 95 % at a quarter, 96 % at full load. */
  static double converter(double outWatts, double ratedWatts) {
    double share = outWatts / ratedWatts;
    return ratedWatts * (0.0075 + 0.016 * share + 0.015 * share * share);
  }
}
