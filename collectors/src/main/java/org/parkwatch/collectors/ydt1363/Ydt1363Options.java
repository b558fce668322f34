package org.parkwatch.collectors.ydt1363;

import java.time.Duration;

/**
 * How long the collector waits.
 *
 * @param connectTimeout for a connection to be opened
 * @param timeout from a command to its whole answer
 * @param settleTime how long a late answer is waited for, so that it is not taken for the next
 */
public record Ydt1363Options(Duration connectTimeout, Duration timeout, Duration settleTime) {
  public Ydt1363Options {
    if (!connectTimeout.isPositive() || !timeout.isPositive() || !settleTime.isPositive()) {
      throw new IllegalArgumentException("timeouts must be positive");
    }
  }

  /** The standard gives a device 500 ms to begin; 800 digits take 0.9 s at 9600 bit/s. */
  public static Ydt1363Options defaults() {
    return new Ydt1363Options(
        Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(1));
  }
}
