package org.parkwatch.collectors.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the health of one device. Thread-safe: written by its collector, read by anyone. */
public final class HealthKeeper {
  private final int device;

  /** Null until something is wrong: most devices never need it. */
  private @Nullable FaultCounts faults;

  private DeviceHealth.State state = DeviceHealth.State.UNKNOWN;
  private long sinceMillis;
  private @Nullable Fault reason;
  private DeviceHealth.@Nullable Trouble trouble;
  private long lastOkMillis;
  private long notBeforeMillis;
  private boolean lastWasLate;

  /** Whether an answer came too late since the last read was given up. */
  private boolean tooLate;

  private int consecutiveFailures;
  private long lastDurationNanos;
  private long slowestNanos;
  private long asked;
  private long answered;
  private long late;
  private long goodSamples;
  private long badSamples;

  /** The newest reads, the newest in the lowest bit: 1 if it was answered. */
  private long history;

  private int historyLength;

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
   * @param good of its points in this read have a value, {@code bad} have none
   */
  public synchronized void answered(
      long slotMillis, long durationNanos, boolean onTime, int good, int bad) {
    enter(DeviceHealth.State.UP, slotMillis);
    reason = null;
    lastOkMillis = slotMillis;
    notBeforeMillis = 0;
    consecutiveFailures = 0;
    lastDurationNanos = durationNanos;
    slowestNanos = Math.max(slowestNanos, durationNanos);
    answered++;
    lastWasLate = !onTime;
    late += onTime ? 0 : 1;
    goodSamples += good;
    badSamples += bad;
    remember(true);
  }

  /**
   * A whole read failed.
   *
   * @param atMillis when that was known
   * @param notBefore when it is asked again at the earliest; 0 if it is not left alone
   * @param bad points that have no value for it
   */
  public synchronized void failed(
      Fault fault, String error, long durationNanos, long atMillis, long notBefore, int bad) {
    enter(DeviceHealth.State.DOWN, atMillis);
    reason = tooLate && fault == Fault.TIMEOUT ? Fault.TOO_LATE : fault;
    tooLate = false;
    trouble(fault, error, atMillis);
    consecutiveFailures++;
    lastDurationNanos = durationNanos;
    notBeforeMillis = notBefore;
    badSamples += bad;
    remember(false);
  }

  /** It is not asked, because what it hangs on is gone; for another reason than before. */
  public synchronized void cutOff(Fault fault, String error, long atMillis) {
    enter(DeviceHealth.State.DOWN, atMillis);
    reason = fault;
    trouble(fault, error, atMillis);
    consecutiveFailures++;
  }

  /** Points have no value, because the device was not asked in a slot. */
  public synchronized void notAsked(int bad) {
    badSamples += bad;
  }

  /** One point of a good answer could not be used. */
  public synchronized void fault(Fault fault) {
    count(fault);
  }

  /** Something came that had to be dropped, in part or as a whole. */
  public synchronized void fault(Fault fault, String error, long atMillis) {
    trouble(fault, error, atMillis);
  }

  /** An answer came when its read was given up already. */
  public synchronized void tooLate() {
    count(Fault.TOO_LATE);
    tooLate = true;
    if (reason == Fault.TIMEOUT) {
      reason = Fault.TOO_LATE;
    }
  }

  /** Why the device is down; null while it is not. */
  public synchronized @Nullable Fault reason() {
    return reason;
  }

  private void enter(DeviceHealth.State now, long atMillis) {
    if (state != now) {
      state = now;
      sinceMillis = atMillis;
    }
  }

  private void remember(boolean wasAnswered) {
    history = history << 1 | (wasAnswered ? 1 : 0);
    historyLength = Math.min(Long.SIZE, historyLength + 1);
  }

  private void trouble(Fault fault, String error, long atMillis) {
    count(fault);
    trouble = new DeviceHealth.Trouble(fault, error, Instant.ofEpochMilli(atMillis));
  }

  private void count(Fault fault) {
    if (faults == null) {
      faults = new FaultCounts();
    }
    faults.add(fault);
  }

  public synchronized DeviceHealth health() {
    return new DeviceHealth(
        device,
        state,
        instant(sinceMillis),
        Optional.ofNullable(reason),
        Optional.ofNullable(trouble),
        instant(lastOkMillis),
        lastWasLate,
        consecutiveFailures,
        Duration.ofNanos(lastDurationNanos),
        Duration.ofNanos(slowestNanos),
        asked,
        answered,
        late,
        historyLength,
        Long.bitCount(history),
        goodSamples,
        badSamples,
        instant(notBeforeMillis),
        faults == null ? Map.of() : faults.toMap());
  }

  private static Optional<Instant> instant(long millis) {
    return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
