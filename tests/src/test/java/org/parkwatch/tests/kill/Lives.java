package org.parkwatch.tests.kill;

import java.util.ArrayList;
import java.util.List;

/**
 * When the server lived, by the machine's wall clock, as the test that started and killed it saw
 * it. Confined to one thread.
 */
final class Lives {
  private record Life(long fromMillis, long untilMillis) {}

  private final List<Life> lives = new ArrayList<>();
  private long bornMillis = Long.MAX_VALUE;

  void born(long millis) {
    bornMillis = millis;
  }

  void ended(long millis) {
    lives.add(new Life(bornMillis, millis));
    bornMillis = Long.MAX_VALUE;
  }

  /** Whether what was answered then had at least so long to become durable. */
  boolean durableBy(long answeredMillis, long graceMillis) {
    if (answeredMillis >= bornMillis) {
      return true;
    }
    return lives.stream()
        .anyMatch(life ->
            answeredMillis >= life.fromMillis && answeredMillis + graceMillis <= life.untilMillis);
  }
}
