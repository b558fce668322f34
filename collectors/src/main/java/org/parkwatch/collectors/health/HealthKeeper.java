package org.parkwatch.collectors.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the health of one device. Thread-safe: written by its collector, read by anyone. */
public final class HealthKeeper {
  private final int device;
  private final FaultCounts faults = new FaultCounts();
  private DeviceHealth.State state = DeviceHealth.State.UNKNOWN;
  private @Nullable String lastError;
  private long lastOkMillis;
  private int consecutiveFailures;
  private long lastDurationNanos;
  private long asked;
  private long answered;

  public HealthKeeper(int device) {
    this.device = device;
  }

  /** A read began. */
  public synchronized void asked() {
    asked++;
  }

  /**
   * The device answered.
   *
   * @param slotMillis scheduled instant of the read
   */
  public synchronized void answered(long slotMillis, long durationNanos) {
    state = DeviceHealth.State.UP;
    lastOkMillis = slotMillis;
    consecutiveFailures = 0;
    lastDurationNanos = durationNanos;
    answered++;
  }

  /** A whole read failed. */
  public synchronized void failed(Fault fault, String error, long durationNanos) {
    state = DeviceHealth.State.DOWN;
    lastError = error;
    consecutiveFailures++;
    lastDurationNanos = durationNanos;
    faults.add(fault);
  }

  /** One point of a good answer could not be used, or an answer had to be dropped. */
  public synchronized void fault(Fault fault, @Nullable String error) {
    faults.add(fault);
    if (error != null) {
      lastError = error;
    }
  }

  public synchronized DeviceHealth health() {
    return new DeviceHealth(
        device,
        state,
        Optional.ofNullable(lastError),
        lastOkMillis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastOkMillis)),
        consecutiveFailures,
        Duration.ofNanos(lastDurationNanos),
        asked,
        answered,
        faults.toMap());
  }
}
