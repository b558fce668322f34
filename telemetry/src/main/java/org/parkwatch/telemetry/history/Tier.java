package org.parkwatch.telemetry.history;

/** The spans of time that history keeps roll-ups of, the shortest first. */
public enum Tier {
  MINUTE(60_000L),
  /** 15 minutes, the span in which the grid bills demand. */
  QUARTER(Quarters.MILLIS),
  HOUR(3_600_000L),
  /** From midnight to midnight of the site: 23 to 25 hours where clocks are changed. */
  DAY(86_400_000L);

  private final long millis;

  Tier(long millis) {
    this.millis = millis;
  }

  /** Usual length of a span, ms. */
  public long millis() {
    return millis;
  }
}
