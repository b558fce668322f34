package org.parkwatch.ui.words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.parkwatch.facility.park.Quantity;

/**
 * How numbers, ages and times are written in both languages: 12,000 with a comma, minus as U+2212,
 * clocks of 24 h with seconds, decimals by quantity. {@code shell.js} writes running times and ages
 * in the browser in the same way.
 */
public final class Figures {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.US);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.US);
  private static final long DAY_SECONDS = 86_400;

  private Figures() {}

  /**
   * A number with grouping and a real minus sign.
   *
   * @param value finite
   * @param decimals digits after the point, 0 or more
   */
  public static String number(double value, int decimals) {
    String text = String.format(Locale.US, "%,." + decimals + "f", value);
    boolean zero = text.chars().allMatch(c -> c == '-' || c == '0' || c == '.' || c == ',');
    return zero ? text.replace("-", "") : text.replace('-', '−');
  }

  public static String count(long value) {
    return number((double) value, 0);
  }

  /** A unit as it stands behind a number: nothing for "1", which says that there is none. */
  public static String unit(String unit) {
    return unit.equals("1") ? "" : unit;
  }

  /** Digits after the point that a screen shows at the level of a cabinet or device. */
  public static int decimals(Quantity quantity) {
    return switch (quantity) {
      case VOLTAGE, CURRENT, ACTIVE_POWER, APPARENT_POWER, REACTIVE_POWER, TEMPERATURE -> 1;
      case COOLING_POWER, FLOW, PRESSURE, VOLUME, DISTANCE, CONCENTRATION -> 1;
      case POWER_FACTOR, FREQUENCY, RATIO, RESISTANCE -> 2;
      case OBSCURATION -> 3;
      case ACTIVE_ENERGY,
          HUMIDITY,
          LOAD,
          STATE,
          EVENT,
          COMM_UP,
          DURATION,
          SPEED,
          PERCENT,
          COUNT,
          DATA ->
          0;
    };
  }

  /** Time since something began: 00:17:42, from one day on {@code 1 d 02:10}. */
  public static String running(Duration duration, Language language) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < DAY_SECONDS) {
      return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    long days = seconds / DAY_SECONDS;
    String rest = "%02d:%02d".formatted(seconds / 3600 % 24, seconds / 60 % 60);
    return switch (language) {
      case EN -> days + " d " + rest;
      case ZH -> days + " 天 " + rest;
    };
  }

  /** Age of data: {@code 4 s}, {@code 4 min}, {@code 3 h}, {@code 2 d}. */
  public static String age(Duration age, Language language) {
    long seconds = Math.max(0, age.toSeconds());
    boolean en = language == Language.EN;
    if (seconds < 60) {
      return seconds + (en ? " s" : " 秒");
    }
    if (seconds < 3600) {
      return seconds / 60 + (en ? " min" : " 分");
    }
    if (seconds < DAY_SECONDS) {
      return seconds / 3600 + (en ? " h" : " 小时");
    }
    return seconds / DAY_SECONDS + (en ? " d" : " 天");
  }

  public static String clock(long epochMillis, ZoneId zone) {
    return CLOCK.format(Instant.ofEpochMilli(epochMillis).atZone(zone));
  }

  public static String date(long epochMillis, ZoneId zone) {
    return DATE.format(Instant.ofEpochMilli(epochMillis).atZone(zone));
  }

  /** The time of day for an instant of today, with the date before it otherwise. */
  public static String moment(long epochMillis, long nowMillis, ZoneId zone) {
    String date = date(epochMillis, zone);
    String clock = clock(epochMillis, zone);
    return date.equals(date(nowMillis, zone)) ? clock : date + " " + clock;
  }
}
