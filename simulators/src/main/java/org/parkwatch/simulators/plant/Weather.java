package org.parkwatch.simulators.plant;

/** The air outside as it is in Fuzhou: warm and damp, coldest in January. A function of time. */
final class Weather {
  private static final double YEAR_SECONDS = 365.25 * 86_400;
  private static final double AFTERNOON = 7 * 3600;

  private Weather() {}

  static double celsius(long second) {
    double year = Math.cos(2 * Math.PI * (second - 17 * 86_400) / YEAR_SECONDS);
    double day = Math.cos(2 * Math.PI * (second - AFTERNOON) / 86_400);
    return 20.2 - 9.2 * year + 3.8 * day;
  }

  static double wetBulbCelsius(long second) {
    double day = Math.cos(2 * Math.PI * (second - AFTERNOON) / 86_400);
    return celsius(second) - 3 - 1.6 * day;
  }
}
