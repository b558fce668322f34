package org.parkwatch.telemetry.history;

import java.time.Duration;
import java.util.List;

/**
 * Whose turn it is to be sealed, checkpointed and folded, as the log's time goes on. Confined to
 * the log's thread for history.
 */
final class CellTurns {
  /** Checkpoints wait while the writer has so much to do: each holds a cell in memory once more. */
  private static final int CROWDED = 8;

  private final PointIndex index;
  private final HistoryWriter writer;
  private final long checkpointMillis;
  private boolean stopNoted;
  private int turn;
  private int foldable = Integer.MIN_VALUE;

  CellTurns(PointIndex index, HistoryWriter writer, Duration checkpointEvery) {
    this.index = index;
    this.writer = writer;
    checkpointMillis = checkpointEvery.toMillis();
  }

  /** Seals and checkpoints the cells that are due at the newest watermark. */
  void at(long offset, long logMillis) {
    boolean running = writer.state() == HistoryState.RUNNING;
    List<Cell> cells = index.cells();
    turn++;
    for (int i = 0; i < cells.size(); i++) {
      // Each time another cell is first: a crowded writer must not leave out always the same ones.
      Cell cell = cells.get(Math.floorMod(turn + i, cells.size()));
      if (running) {
        seal(cell, logMillis);
      }
      if (running ? writer.waiting() < CROWDED : !stopNoted) {
        checkpoint(cell, offset, logMillis, !running);
      }
    }
    stopNoted = !running;
    if (running) {
      fold(cells);
    }
  }

  /** Checkpoints all cells: nothing comes after it. */
  void last(long offset, long logMillis) {
    index.cells().forEach(cell -> checkpoint(cell, offset, logMillis, true));
  }

  /** Lets an hour be folded that all cells have sealed. */
  private void fold(List<Cell> cells) {
    int sealed = Integer.MAX_VALUE;
    for (Cell cell : cells) {
      cell.lock().lock();
      try {
        sealed = Math.min(sealed, cell.sealedThrough());
      } finally {
        cell.lock().unlock();
      }
    }
    int hour = cells.isEmpty() ? Integer.MIN_VALUE : TierKeys.hourOf(sealed + 1) - 1;
    if (hour > foldable && writer.offer(new HistoryJob.Fold(hour))) {
      foldable = hour;
    }
  }

  private void seal(Cell cell, long logMillis) {
    cell.lock().lock();
    try {
      int quarter = cell.sealDue(logMillis);
      if (quarter > cell.sealedThrough()) {
        List<SealedChunk> chunks = cell.toSeal(quarter);
        if (chunks.isEmpty() || writer.offer(new HistoryJob.Seal(cell, chunks))) {
          cell.sealing(quarter);
        }
      }
    } finally {
      cell.lock().unlock();
    }
  }

  private void checkpoint(Cell cell, long offset, long logMillis, boolean now) {
    cell.lock().lock();
    try {
      if (now || cell.checkpointDue(logMillis, checkpointMillis)) {
        byte[] bytes = cell.checkpoint(offset, logMillis, checkpointMillis);
        if (!writer.offer(new HistoryJob.Save(cell, bytes))) {
          cell.checkpointed(false);
        }
      }
    } finally {
      cell.lock().unlock();
    }
  }
}
