package org.parkwatch.ui.air;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * What air at the inlets of equipment may be; from {@code envelope.properties} beside this class,
 * which names the source. Immutable.
 *
 * @param name of the standard and its edition
 */
public record Envelope(String name, Limits recommended, Limits allowable) {
  /**
   * One set of limits; the limits themselves are allowed.
   *
   * @param lowDew dew point in degrees Celsius, {@code highDew} likewise
   * @param highHumidity % relative humidity
   */
  public record Limits(
      double lowCelsius, double highCelsius, double lowDew, double highDew, double highHumidity) {}

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

  /** The house's envelope. */
  public static Envelope load() {
    String file = "envelope.properties";
    Properties values = new Properties();
    try (InputStream in = Envelope.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      values.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    return new Envelope(
        String.valueOf(values.getProperty("name")),
        limits(values, "recommended"),
        limits(values, "allowable"));
  }

  private static Limits limits(Properties values, String set) {
    return new Limits(
        number(values, set + ".celsius.low"),
        number(values, set + ".celsius.high"),
        number(values, set + ".dew-point.low"),
        number(values, set + ".dew-point.high"),
        number(values, set + ".humidity.high"));
  }

  private static double number(Properties values, String key) {
    String text = values.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("envelope.properties lacks " + key);
    }
    return Double.parseDouble(text);
  }

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
    Verdict inside = within(recommended, celsius, humidity);
    if (inside == Verdict.RECOMMENDED) {
      return inside;
    }
    return within(allowable, celsius, humidity) == Verdict.RECOMMENDED ? inside : Verdict.BEYOND;
  }

  private static Verdict within(Limits limits, double celsius, double humidity) {
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
