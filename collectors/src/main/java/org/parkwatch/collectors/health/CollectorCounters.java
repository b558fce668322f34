package org.parkwatch.collectors.health;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What {@link CollectorFigures} are counted in. Thread-safe. */
public final class CollectorCounters {
  public final AtomicLong promised = new AtomicLong();
  public final AtomicLong onTime = new AtomicLong();
  public final AtomicLong late = new AtomicLong();
  public final AtomicLong failed = new AtomicLong();
  public final AtomicLong lost = new AtomicLong();
  public final AtomicLong backedOff = new AtomicLong();
  public final AtomicLong missed = new AtomicLong();
  public final AtomicLong requests = new AtomicLong();
  public final AtomicLong dropped = new AtomicLong();
  public final AtomicLong samples = new AtomicLong();
  public final AtomicLong batches = new AtomicLong();
  public final AtomicInteger inFlight = new AtomicInteger();
  public final AtomicLong worstStartMillis = new AtomicLong();
  public final FaultCounts faults = new FaultCounts();

  /** Dropped messages that no device could be named for. */
  public final FaultCounts strangers = new FaultCounts();

  /**
   * The figures now; each for itself, without a lock.
   *
   * @param devices under collection
   */
  public CollectorFigures figures(int devices) {
    return new CollectorFigures(
        devices,
        promised.get(),
        onTime.get(),
        late.get(),
        failed.get(),
        lost.get(),
        backedOff.get(),
        missed.get(),
        requests.get(),
        dropped.get(),
        samples.get(),
        batches.get(),
        inFlight.get(),
        worstStartMillis.get(),
        faults.toMap(),
        strangers.toMap());
  }
}
