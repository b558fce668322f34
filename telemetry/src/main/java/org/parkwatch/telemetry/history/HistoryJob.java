package org.parkwatch.telemetry.history;

import java.util.List;

/** Something for the history writer to write. */
sealed interface HistoryJob {
  /** It is on disk, or it never will be. Any thread. */
  default void answer(boolean done) {}

  /** Chunks of a cell whose quarter is over. */
  record OfCell(Cell cell, List<SealedChunk> chunks) {
    private void answer(boolean done) {
      cell.lock().lock();
      try {
        if (done) {
          cell.sealed(chunks);
        } else {
          cell.dropped(chunks);
        }
      } finally {
        cell.lock().unlock();
      }
    }
  }

  /** Chunks of cells that become durable together. */
  record Seal(List<OfCell> cells) implements HistoryJob {
    @Override
    public void answer(boolean done) {
      cells.forEach(cell -> cell.answer(done));
    }
  }

  /** Samples, each packed as a chunk of its own, for chunks that are sealed already. */
  record Late(List<SealedChunk> samples) implements HistoryJob {}

  /** The open chunks of a cell. */
  @SuppressWarnings("ArrayRecordComponent") // packed bytes: equality is never asked
  record Save(Cell cell, byte[] checkpoint) implements HistoryJob {
    @Override
    public void answer(boolean done) {
      cell.lock().lock();
      try {
        cell.checkpointed(done);
      } finally {
        cell.lock().unlock();
      }
    }
  }

  /** All cells have sealed an hour, counted from 1970 in UTC. */
  record Fold(int hour) implements HistoryJob {}

  /** Nothing comes after it. */
  record End() implements HistoryJob {}
}
