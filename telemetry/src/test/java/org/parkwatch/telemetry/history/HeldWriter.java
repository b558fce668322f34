package org.parkwatch.telemetry.history;

import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Holds history's writer up where it asks whether a point is a register. Thread-safe. */
final class HeldWriter {
  private final AtomicReference<@Nullable CountDownLatch> stop = new AtomicReference<>();

  /** The points of {@link HistoryPolls}; no register among them. */
  HistorySite site(ZoneId zone) {
    return new HistorySite(
        point -> point < HistoryPolls.POINTS ? point / HistoryPolls.CELL_POINTS : -1,
        point -> {
          pass();
          return false;
        },
        zone,
        point -> true,
        point -> true,
        point -> Double.NaN);
  }

  private void pass() {
    CountDownLatch held = stop.get();
    if (held == null || !Thread.currentThread().getName().equals("history-writer")) {
      return;
    }
    boolean interrupted = false;
    while (held.getCount() > 0) { // as a write into a disk that hangs
      try {
        held.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void hold() {
    stop.set(new CountDownLatch(1));
  }

  void release() {
    CountDownLatch held = stop.getAndSet(null);
    if (held != null) {
      held.countDown();
    }
  }
}
