package org.parkwatch.telemetry.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Puts chunks from disk and from memory in one order and hands out their samples. Where both have
 * the same quarter they are merged; of two samples of one time the one in memory stays. Confined to
 * one thread.
 */
final class ChunkWalk implements ChunkStore.Scan {
  private final Deque<SealedChunk> memory;
  private final long fromMillis;
  private final long toMillis;
  private final SampleVisitor visitor;
  private boolean goesOn = true;

  /**
   * @param memory chunks in memory, oldest first
   * @param fromMillis inclusive, {@code toMillis} exclusive
   */
  ChunkWalk(List<SealedChunk> memory, long fromMillis, long toMillis, SampleVisitor visitor) {
    this.memory = new ArrayDeque<>(memory);
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
    this.visitor = visitor;
  }

  @Override
  public boolean chunk(int quarter, byte[] chunk) {
    while (goesOn && !memory.isEmpty() && memory.element().quarter() < quarter) {
      hand(memory.remove());
    }
    if (goesOn && !memory.isEmpty() && memory.element().quarter() == quarter) {
      Columns older = Columns.of(chunk, quarter);
      Columns newer = Columns.of(memory.remove().bytes(), quarter);
      goesOn = Columns.merge(older, newer).forEach(this::hand);
    } else if (goesOn) {
      goesOn = Chunk.visit(chunk, quarter, this::hand);
    }
    return goesOn;
  }

  /** Hands out what only memory has. */
  void end() {
    while (goesOn && !memory.isEmpty()) {
      hand(memory.remove());
    }
  }

  private void hand(SealedChunk chunk) {
    goesOn = Chunk.visit(chunk.bytes(), chunk.quarter(), this::hand);
  }

  private boolean hand(long millis, double value, byte quality) {
    if (millis < fromMillis) {
      return true;
    }
    return millis < toMillis && visitor.visit(millis, value, quality);
  }
}
