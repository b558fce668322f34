package org.parkwatch.telemetry.history;

import java.util.concurrent.atomic.LongAdder;

/** What history counts. Thread-safe. */
final class HistoryCounts {
  final LongAdder samples = new LongAdder();
  final LongAdder refusedNotANumber = new LongAdder();
  final LongAdder refusedUnknownPoint = new LongAdder();
  final LongAdder refusedTime = new LongAdder();
  final LongAdder refusedGone = new LongAdder();
  final LongAdder dropped = new LongAdder();
  final LongAdder leftOut = new LongAdder();
  final LongAdder replaced = new LongAdder();
  final LongAdder outOfOrder = new LongAdder();
  final LongAdder late = new LongAdder();
  final LongAdder sealedChunks = new LongAdder();
  final LongAdder sealedBytes = new LongAdder();
  final LongAdder deletedDays = new LongAdder();
  final LongAdder failures = new LongAdder();
  final Refusals refusals = new Refusals();

  /** Newest watermark of the log. */
  volatile long logMillis;

  /** As figures, with what is not counted here. */
  HistoryFigures figures(HistoryState state, int points, long openBytes, long diskBytes, int lag) {
    return new HistoryFigures(
        state,
        samples.sum(),
        refusedNotANumber.sum(),
        refusedUnknownPoint.sum(),
        refusedTime.sum(),
        refusedGone.sum(),
        dropped.sum(),
        leftOut.sum(),
        replaced.sum(),
        outOfOrder.sum(),
        late.sum(),
        points,
        openBytes,
        sealedChunks.sum(),
        sealedBytes.sum(),
        diskBytes,
        deletedDays.sum(),
        failures.sum(),
        lag);
  }
}
