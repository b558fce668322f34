package org.parkwatch.telemetry.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days of the site, counted from 1970; some have 23 or 25 hours. Confined to one thread. */
final class SiteDays {
  private final ZoneId zone;

  /** The day of the quarter that was asked for last: nearly always the next one's too. */
  private int askedQuarter;

  private int askedDay;

  /** Of a site in a time zone. */
  SiteDays(ZoneId zone) {
    this.zone = zone;
    askedDay = of(zone, Quarters.start(askedQuarter));
  }

  /** The day that a quarter begins in. */
  int of(int quarter) {
    if (quarter != askedQuarter) {
      askedDay = of(zone, Quarters.start(quarter));
      askedQuarter = quarter;
    }
    return askedDay;
  }

  /** The day of an instant, UTC milliseconds. */
  static int of(ZoneId zone, long millis) {
    return Math.toIntExact(Instant.ofEpochMilli(millis).atZone(zone).toLocalDate().toEpochDay());
  }

  /** When a day begins, UTC milliseconds. */
  static long start(ZoneId zone, int day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  long start(int day) {
    return start(zone, day);
  }

  /** The hour, counted from 1970 in UTC, in which a day begins. */
  int firstHour(int day) {
    return TierKeys.hourOf(Quarters.of(start(day)));
  }
}
