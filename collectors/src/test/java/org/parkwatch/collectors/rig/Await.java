package org.parkwatch.collectors.rig;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for something to become true, never for time to pass in the hope that it has. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_EVERY_NANOS = Duration.ofMillis(20).toNanos();

  private Await() {}

  /** Returns once the condition holds; fails if it does not within a minute. */
  public static void until(String what, BooleanSupplier holds) {
    value(what, holds::getAsBoolean, is -> is);
  }

  /** The first value that is wanted; fails with the newest one if none is within a minute. */
  public static <T> T value(String what, Supplier<T> source, Predicate<T> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      T value = source.get();
      if (wanted.test(value)) {
        return value;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("not within %s: %s, but %s".formatted(PATIENCE, what, value));
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }
}
