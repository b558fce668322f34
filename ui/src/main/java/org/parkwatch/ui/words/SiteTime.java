package org.parkwatch.ui.words;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Times of the site in addresses: {@code 2026-11-22T14:05}. */
public final class SiteTime {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  private SiteTime() {}

  /** UTC millis of a text; 0 if it is no time. */
  public static long millis(String text, ZoneId zone) {
    try {
      return LocalDateTime.parse(text, MINUTES).atZone(zone).toInstant().toEpochMilli();
    } catch (DateTimeParseException notATime) {
      return 0;
    }
  }

  /** The minute that holds an instant. */
  public static String text(long millis, ZoneId zone) {
    return MINUTES.format(Instant.ofEpochMilli(millis).atZone(zone));
  }
}
