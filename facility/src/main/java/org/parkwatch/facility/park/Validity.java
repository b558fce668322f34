package org.parkwatch.facility.park;

import java.time.Instant;

/** When a fact holds: from (inclusive) until to (exclusive). */
public record Validity(Instant from, Instant to) {
  public static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

  public Validity {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("valid from " + from + " must be before valid to " + to);
    }
  }

  public static Validity since(Instant from) {
    return new Validity(from, FOREVER);
  }

  public boolean at(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }
}
