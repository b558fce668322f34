package org.parkwatch.tests.rig;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Waits for something to become true, never for time to pass in the hope that it has. */
public final class Await {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private Await() {}

  /**
   * Returns once the condition holds.
   *
   * @param what stands in the error, such as {@code the server is ready}
   * @throws IllegalStateException if it does not hold within the limit
   */
  public static void until(String what, Duration limit, Callable<Boolean> condition) {
    value(what, limit, () -> condition.call() ? Boolean.TRUE : null);
  }

  /**
   * The first value that is not null.
   *
   * @throws IllegalStateException if none comes within the limit
   */
  public static <T> T value(String what, Duration limit, Callable<@Nullable T> source) {
    return value(what, limit, LOOK_EVERY, source);
  }

  /** As above, for a look that costs the machine something. */
  public static <T> T value(
      String what, Duration limit, Duration lookEvery, Callable<@Nullable T> source) {
    long start = System.nanoTime();
    while (true) {
      try {
        T value = source.call();
        if (value != null) {
          return value;
        }
      } catch (Exception e) {
        throw new IllegalStateException("while waiting until " + what, e);
      }
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new IllegalStateException("not within " + limit.toMillis() + " ms: " + what);
      }
      pass(lookEvery);
    }
  }

  /** Lets a measured time pass, for what is about time itself: a warm-up, a downtime. */
  public static void pass(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
