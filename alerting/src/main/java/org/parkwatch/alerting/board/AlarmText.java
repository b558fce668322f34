package org.parkwatch.alerting.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * An alarm as one line, always in this order: place, what, value, limit. Value and limit are left
 * out together where there is no limit.
 */
public final class AlarmText {
  private static final char MINUS = '\u2212';

  private AlarmText() {}

  /** Such as {@code B2 R305 A07 feed A current 26.3 A (limit 25.6 A)}. */
  public static String line(Alarm alarm, Locale locale) {
    String text = alarm.place().in(locale) + " " + alarm.what().in(locale);
    if (Double.isNaN(alarm.value()) || Double.isNaN(alarm.limit())) {
      return text;
    }
    String limit = locale.getLanguage().equals("zh") ? "限值" : "limit";
    return "%s %s (%s %s)"
        .formatted(text, value(alarm, alarm.value()), limit, value(alarm, alarm.limit()));
  }

  /** A number of the alarm with its unit, such as {@code −3.5 °C}. */
  public static String value(Alarm alarm, double value) {
    String number =
        BigDecimal.valueOf(value)
            .setScale(alarm.decimals(), RoundingMode.HALF_UP)
            .toPlainString()
            .replace('-', MINUS);
    return alarm.unit().equals("1") ? number : number + " " + alarm.unit();
  }
}
