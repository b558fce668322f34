package org.parkwatch.telemetry.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Steps of time in which many points are made one of. */
public enum Steps {
  MINUTE(60_000L, Tier.MINUTE),
  FIVE_MINUTES(300_000L, Tier.MINUTE),
  QUARTER(Quarters.MILLIS, Tier.QUARTER),
  /** Of UTC, as roll-ups are. */
  HOUR(3_600_000L, Tier.HOUR),
  /** From midnight to midnight of the site. */
  DAY(0, Tier.DAY),
  /** Calendar months of the site. */
  MONTH(0, Tier.DAY);

  private final long millis;
  private final Tier tier;

  Steps(long millis, Tier tier) {
    this.millis = millis;
    this.tier = tier;
  }

  /** The roll-ups that these steps are made of. */
  Tier tier() {
    return tier;
  }

  /** Start of the step in which a time lies, UTC millis. */
  public long start(long atMillis, ZoneId zone) {
    if (millis > 0) {
      return Math.floorDiv(atMillis, millis) * millis;
    }
    LocalDate day = Instant.ofEpochMilli(atMillis).atZone(zone).toLocalDate();
    return midnight(this == DAY ? day : day.withDayOfMonth(1), zone);
  }

  /** Start of the step after one that begins at a time, UTC millis. */
  public long next(long startMillis, ZoneId zone) {
    if (millis > 0) {
      return startMillis + millis;
    }
    LocalDate day = Instant.ofEpochMilli(startMillis).atZone(zone).toLocalDate();
    return midnight(this == DAY ? day.plusDays(1) : day.plusMonths(1), zone);
  }

  private static long midnight(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
