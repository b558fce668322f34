package org.parkwatch.collectors.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a device is doing, for diagnosis.
 *
 * @param since when the state began; empty while it is UNKNOWN
 * @param reason why it is down; empty while it is not
 * @param trouble the newest failed read or unusable answer, also after it answered again; never
 *     holds a secret
 * @param lastOk scheduled second of the newest good answer
 * @param lastWasLate whether the newest answer came, but not on time
 * @param lastDuration how long the newest read took, good or not; {@code slowest} of the good ones
 * @param asked reads sent since start, {@code answered} of them with an answer, {@code late} of
 *     those not on time
 * @param recent newest reads known, 0..64; {@code recentAnswered} of them with an answer
 * @param goodSamples usable samples of its points since start; {@code badSamples} the others
 * @param notBefore when it is asked again, while it is being left alone after failures
 * @param faults by reason, of whole reads and of single points
 */
public record DeviceHealth(
    int device,
    State state,
    Optional<Instant> since,
    Optional<Fault> reason,
    Optional<Trouble> trouble,
    Optional<Instant> lastOk,
    boolean lastWasLate,
    int consecutiveFailures,
    Duration lastDuration,
    Duration slowest,
    long asked,
    long answered,
    long late,
    int recent,
    int recentAnswered,
    long goodSamples,
    long badSamples,
    Optional<Instant> notBefore,
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

  /** Something that went wrong, and when it was known. */
  public record Trouble(Fault fault, String error, Instant at) {}

  /** What the newest trouble was, in words. */
  public Optional<String> lastError() {
    return trouble.map(Trouble::error);
  }
}
