package org.parkwatch.telemetry.log;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become true, with a deadline. */
public final class Await {
  private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

  private Await() {}

  public static void until(String what, Duration within, BooleanSupplier holds) {
    long deadline = System.nanoTime() + within.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("not within " + within + ": " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
