package org.parkwatch.telemetry.log;

import java.time.Instant;
import java.time.InstantSource;

/** A wall clock that a test moves, forward and back. Thread-safe. */
final class ManualClock implements InstantSource {
  private volatile long millis;

  ManualClock(long millis) {
    this.millis = millis;
  }

  void set(long newMillis) {
    millis = newMillis;
  }

  void advance(long byMillis) {
    set(millis + byMillis);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis);
  }
}
