package org.parkwatch.telemetry.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose turn it is to be sealed, checkpointed and folded, as the log's time goes on. Confined to
 * the log's thread for history.
 */
final class CellTurns {
  /** Checkpoints wait while the writer has so much to do: they hold cells in memory once more. */
  private static final int CROWDED = 8;

  /**
   * Cells whose quarter is over go with one that is due until so many chunks go: each time costs
   * the engine some files, whether it is for a cell or for five.
   */
  private static final int COMPANY = 16_000;

  /** So many bytes of checkpoints are written at a time. */
  private static final int WRITTEN_BYTES = 4 << 20;

  private final PointIndex index;
  private final HistoryWriter writer;
  private final long checkpointMillis;
  private final OpenRecord.Writer records = new OpenRecord.Writer();
  private final List<Cell> recorded = new ArrayList<>();
  private final List<Integer> whole = new ArrayList<>();
  private boolean stopNoted;
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
    if (running) {
      seal(cells, logMillis);
    }
    if (running ? writer.waiting() < CROWDED : !stopNoted) {
      for (Cell cell : cells) {
        checkpoint(cell, offset, logMillis, !running);
      }
      save(offset, logMillis);
    }
    stopNoted = !running;
    if (running) {
      fold(cells);
    }
  }

  /** Checkpoints all cells: nothing comes after it. */
  void last(long offset, long logMillis) {
    for (Cell cell : index.cells()) {
      checkpoint(cell, offset, logMillis, true);
    }
    save(offset, logMillis);
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

  /** What is taken of a cell to be sealed. */
  private record Taken(HistoryJob.OfCell chunks, int quarter) {}

  private void seal(List<Cell> cells, long logMillis) {
    List<Taken> taken = new ArrayList<>(0);
    int chunks = 0;
    for (Cell cell : cells) {
      chunks += take(cell, cell.sealDue(logMillis), taken);
    }
    for (int i = 0; i < cells.size() && chunks > 0 && chunks < COMPANY; i++) {
      chunks += take(cells.get(i), cells.get(i).sealable(logMillis), taken);
    }
    List<HistoryJob.OfCell> full = new ArrayList<>(taken.size());
    for (Taken each : taken) {
      if (!each.chunks().chunks().isEmpty()) {
        full.add(each.chunks());
      }
    }
    boolean offered = full.isEmpty() || writer.offer(new HistoryJob.Seal(full));
    taken.forEach(each -> end(each, offered));
  }

  private static int take(Cell cell, int quarter, List<Taken> taken) {
    cell.lock().lock();
    try {
      if (quarter <= cell.sealedThrough() || isTaken(cell, taken)) {
        return 0;
      }
      List<SealedChunk> chunks = cell.toSeal(quarter);
      taken.add(new Taken(new HistoryJob.OfCell(cell, chunks), quarter));
      return chunks.size();
    } finally {
      cell.lock().unlock();
    }
  }

  private static boolean isTaken(Cell cell, List<Taken> taken) {
    return taken.stream().anyMatch(each -> each.chunks().cell() == cell);
  }

  private static void end(Taken taken, boolean offered) {
    Cell cell = taken.chunks().cell();
    cell.lock().lock();
    try {
      if (offered) {
        cell.sealing(taken.quarter());
      } else {
        cell.notSealing();
      }
    } finally {
      cell.lock().unlock();
    }
  }

  private void checkpoint(Cell cell, long offset, long logMillis, boolean now) {
    cell.lock().lock();
    try {
      if (!now && !cell.checkpointDue(logMillis, checkpointMillis)) {
        return;
      }
      if (cell.checkpoint(offset, logMillis, checkpointMillis, records)) {
        whole.add(cell.id());
      }
      recorded.add(cell);
    } finally {
      cell.lock().unlock();
    }
    if (records.size() >= WRITTEN_BYTES) {
      save(offset, logMillis);
    }
  }

  /** Has written what was recorded, and forgets it. */
  private void save(long offset, long logMillis) {
    if (recorded.isEmpty()) {
      return;
    }
    HistoryJob.Save save =
        new HistoryJob.Save(
            List.copyOf(recorded),
            offset,
            records.take(),
            List.copyOf(whole),
            Quarters.of(logMillis));
    if (!writer.offer(save)) {
      save.answer(false);
    }
    recorded.clear();
    whole.clear();
  }
}
