package org.parkwatch.ui.air;

import org.parkwatch.facility.park.AirClass;

/** Judges air at the inlets of equipment by the class of air of its room. Immutable. */
public record Envelope(AirClass air) {
  /** Where air lies. */
  public enum Verdict {
    /** Nothing good is measured, or this air has no envelope. */
    NONE,
    RECOMMENDED,
    /** Outside what is recommended, within what is allowed. */
    TOO_WARM,
    TOO_COLD,
    TOO_HUMID,
    TOO_DRY,
    /** Outside what is allowed. */
    BEYOND
  }

  /** Magnus form with the constants of Alduchov and Eskridge, 1996: -40..50 °C within 0.4 %. */
  private static final double MAGNUS_A = 17.625;

  private static final double MAGNUS_B_CELSIUS = 243.04;

  /** Dew point in degrees Celsius of air at a temperature with a relative humidity in %. */
  public static double dewPoint(double celsius, double humidity) {
    double gamma = Math.log(humidity / 100) + MAGNUS_A * celsius / (MAGNUS_B_CELSIUS + celsius);
    return MAGNUS_B_CELSIUS * gamma / (MAGNUS_A - gamma);
  }

  /**
   * Where air lies.
   *
   * @param celsius NaN where it is not known
   * @param humidity NaN where it is not known: then only the temperature is judged
   */
  public Verdict judge(double celsius, double humidity) {
    if (Double.isNaN(celsius)) {
      return Verdict.NONE;
    }
    Verdict inside = within(air.recommended(), celsius, humidity);
    if (inside == Verdict.RECOMMENDED) {
      return inside;
    }
    return within(air.allowable(), celsius, humidity) == Verdict.RECOMMENDED
        ? inside
        : Verdict.BEYOND;
  }

  private static Verdict within(AirClass.Limits limits, double celsius, double humidity) {
    if (celsius > limits.highCelsius()) {
      return Verdict.TOO_WARM;
    }
    if (celsius < limits.lowCelsius()) {
      return Verdict.TOO_COLD;
    }
    if (Double.isNaN(humidity)) {
      return Verdict.RECOMMENDED;
    }
    double dew = dewPoint(celsius, humidity);
    if (humidity > limits.highHumidity() || dew > limits.highDew()) {
      return Verdict.TOO_HUMID;
    }
    return dew < limits.lowDew() ? Verdict.TOO_DRY : Verdict.RECOMMENDED;
  }
}
