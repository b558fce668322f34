package org.parkwatch.collectors.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a device is doing, for diagnosis.
 *
 * @param lastError of the newest failed read, also after it answered again; never holds a secret
 * @param lastOk scheduled second of the newest good answer
 * @param lastDuration how long the newest read took, good or not
 * @param asked reads sent since start, {@code answered} of them with an answer
 * @param faults by reason, of whole reads and of single points
 */
public record DeviceHealth(
    int device,
    State state,
    Optional<String> lastError,
    Optional<Instant> lastOk,
    int consecutiveFailures,
    Duration lastDuration,
    long asked,
    long answered,
    Map<Fault, Long> faults) {
  public DeviceHealth {
    faults = Map.copyOf(faults);
  }

  /** Whether the device answers. */
  public enum State {
    /** Not asked yet. */
    UNKNOWN,
    UP,
    DOWN
  }
}
