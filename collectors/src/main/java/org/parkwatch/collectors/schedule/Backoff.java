package org.parkwatch.collectors.schedule;

/**
 * A device that fails is asked less and less: not again for 10 s after the first failure, then 20,
 * 40, 80, 160 and at most 300 s. The first answer brings it back to its own pace. No jitter: its
 * phase already spreads it. Confined to one thread.
 */
public final class Backoff {
  private static final long FIRST_MILLIS = 10_000;
  private static final long LONGEST_MILLIS = 300_000;
  private static final int MAX_DOUBLINGS = 5;

  private int failures;
  private long notBeforeMillis;

  /**
   * Whether the device is asked in this slot.
   *
   * @param slotMillis UTC milliseconds of the slot
   */
  public boolean asks(long slotMillis) {
    // a wait longer than the longest means that the clock was set back: then ask
    return failures == 0
        || slotMillis >= notBeforeMillis
        || notBeforeMillis - slotMillis > LONGEST_MILLIS;
  }

  /**
   * The read of a slot failed.
   *
   * @param slotMillis of the failed read, not the time at which it was known
   */
  public void failed(long slotMillis) {
    failures++;
    long wait = FIRST_MILLIS << Math.min(failures - 1, MAX_DOUBLINGS);
    notBeforeMillis = slotMillis + Math.min(wait, LONGEST_MILLIS);
  }

  public void answered() {
    failures = 0;
  }

  /** Until when the device is left alone, UTC milliseconds; 0 if it is not. */
  public long notBeforeMillis() {
    return failures == 0 ? 0 : notBeforeMillis;
  }

  /** Failures since the last answer. */
  public int failures() {
    return failures;
  }
}
