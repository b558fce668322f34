package org.parkwatch.telemetry.history;

import java.util.List;
import java.util.function.Consumer;

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

  /**
   * Samples, each packed as a chunk of its own, for chunks that are sealed already.
   *
   * @param over told when they need no longer be read from memory
   */
  record Late(List<SealedChunk> samples, Consumer<List<SealedChunk>> over) implements HistoryJob {
    Late(List<SealedChunk> samples) {
      this(samples, written -> {});
    }

    @Override
    public void answer(boolean done) {
      over.accept(samples);
    }
  }

  /**
   * What came to open chunks of cells.
   *
   * @param offset newest group whose samples they hold
   * @param records a record of each cell
   * @param whole ids of those whose record holds them by itself
   * @param quarter of the log's time
   */
  @SuppressWarnings("ArrayRecordComponent") // packed bytes: equality is never asked
  record Save(List<Cell> cells, long offset, byte[] records, List<Integer> whole, int quarter)
      implements HistoryJob {
    @Override
    public void answer(boolean done) {
      for (Cell cell : cells) {
        cell.lock().lock();
        try {
          cell.checkpointed(offset, done);
        } finally {
          cell.lock().unlock();
        }
      }
    }
  }

  /** All cells have sealed an hour, counted from 1970 in UTC. */
  record Fold(int hour) implements HistoryJob {}

  /** Nothing comes after it. */
  record End() implements HistoryJob {}
}
