package org.parkwatch.telemetry.derive;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * What was computed while the log was replayed: only what the log does not hold already is given to
 * it again. The samples of a cell and instant stand in one group, so the log has all or none of
 * them. Confined to the engine's thread.
 */
final class Replayed {
  /** A sample older than this says nothing of the present any more. */
  private static final long MATTERS_MILLIS = 60_000;

  private record Waiting(int cell, long millis, SampleBatch batch) {}

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final long[] seenMillis;
  private long withheld;

  Replayed(int cells) {
    seenMillis = new long[cells];
    Arrays.fill(seenMillis, Long.MIN_VALUE);
  }

  void computed(int cell, long millis, SampleBatch batch) {
    waiting.add(new Waiting(cell, millis, batch));
    dropBefore(millis - MATTERS_MILLIS);
  }

  /** The log holds samples of this cell and instant. */
  void seen(int cell, long millis) {
    seenMillis[cell] = Math.max(seenMillis[cell], millis);
  }

  /** Hands out what the log lacks, now that it has come to {@code now}. */
  void drain(long now, Consumer<SampleBatch> sink) {
    dropBefore(now - MATTERS_MILLIS);
    for (Waiting row : waiting) {
      if (row.millis() > seenMillis[row.cell()]) {
        sink.accept(row.batch());
      } else {
        withheld += row.batch().size();
      }
    }
    waiting.clear();
  }

  private void dropBefore(long millis) {
    while (!waiting.isEmpty() && waiting.getFirst().millis() < millis) {
      withheld += waiting.removeFirst().batch().size();
    }
  }

  long withheld() {
    return withheld;
  }
}
