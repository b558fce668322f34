package org.parkwatch.collectors.mqtt;

import java.util.concurrent.TimeUnit;

/** Tells when births come faster than any device in order sends them. Confined to one thread. */
final class BirthRate {
  private static final int MOST_A_MINUTE = 12;
  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private long sinceNanos;
  private int births;

  /** Takes a birth; true if it is one too many. */
  boolean excessive(long nanos) {
    if (births == 0 || nanos - sinceNanos > MINUTE_NANOS) {
      sinceNanos = nanos;
      births = 0;
    }
    return ++births > MOST_A_MINUTE;
  }
}
