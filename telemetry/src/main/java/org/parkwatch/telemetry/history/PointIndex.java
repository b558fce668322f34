package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.codec.ByteWriter;

/**
 * Finds the open chunks of a point. Changed by the consumer's thread alone; {@link #find} and
 * {@link #cells} may come from any thread.
 */
final class PointIndex {
  private final OpenJournal journal;
  private final HistorySite site;
  private final long heartbeatMillis;
  private final boolean storeIsNew;
  private final Map<Integer, Cell> cells = new HashMap<>();
  private volatile @Nullable PointChunks[] byPoint = new PointChunks[1024];
  private volatile List<Cell> cellList = List.of();

  /**
   * Without a point.
   *
   * @param journal in which new cells are noted
   * @param heartbeatMillis after which no sample is left out
   * @param storeIsNew true where no chunk can be on disk yet
   */
  PointIndex(OpenJournal journal, HistorySite site, long heartbeatMillis, boolean storeIsNew) {
    this.journal = journal;
    this.site = site;
    this.heartbeatMillis = heartbeatMillis;
    this.storeIsNew = storeIsNew;
  }

  /**
   * Takes what checkpoints have. Where some are damaged their cells are replayed from what the log
   * still has.
   *
   * @param overdue takes chunks that are to be sealed at once
   * @return offset of the first group to replay
   */
  long restore(OpenFiles files, List<SealedChunk> overdue) throws IOException {
    ByteWriter scratch = new ByteWriter(64);
    files.forEach(checkpoint -> {
      Cell cell =
          new Cell(
              checkpoint.cell(),
              checkpoint.offset(),
              checkpoint.sealedThrough(),
              files.isDamaged());
      register(cell);
      for (SealedChunk chunk : checkpoint.chunks()) {
        // A version of before wrote what was sealed into its checkpoint too.
        if (chunk.quarter() > checkpoint.sealedThrough()) {
          own(chunk.point(), cell).restore(chunk, scratch, overdue);
        }
      }
    });
    return files.isDamaged()
        ? 0
        : cells.values().stream().mapToLong(Cell::restoredOffset).min().orElse(-1) + 1;
  }

  private void register(Cell cell) {
    cells.put(cell.id(), cell);
    List<Cell> all = new ArrayList<>(cellList);
    all.add(cell);
    cellList = List.copyOf(all);
  }

  private PointChunks own(int point, Cell cell) {
    @Nullable PointChunks[] index = byPoint;
    if (point >= index.length) {
      index = Arrays.copyOf(index, Math.max(point + 1, index.length + (index.length >> 1)));
      byPoint = index;
    }
    PointChunks known = index[point];
    if (known == null) {
      known = new PointChunks(point, cell, site.deadband().applyAsDouble(point), heartbeatMillis);
      cell.lock().lock();
      try {
        cell.add(known);
      } finally {
        cell.lock().unlock();
      }
      index[point] = known;
    }
    return known;
  }

  /** What is in memory of a point; null if nothing ever came. */
  @Nullable PointChunks find(int point) {
    @Nullable PointChunks[] index = byPoint;
    return point < 0 || point >= index.length ? null : index[point];
  }

  /** The chunks of a point that are in memory, oldest first, one of a quarter. */
  List<SealedChunk> chunks(int point) {
    PointChunks chunks = find(point);
    if (chunks == null) {
      return List.of();
    }
    chunks.cell().lock().lock();
    try {
      return chunks.chunks();
    } finally {
      chunks.cell().lock().unlock();
    }
  }

  /** Late samples that are written, or never will be. Any thread. */
  void lateIsOver(List<SealedChunk> samples) {
    for (SealedChunk sample : samples) {
      PointChunks chunks = find(sample.point());
      if (chunks != null) {
        chunks.cell().lock().lock();
        try {
          chunks.lateIsOver(sample);
        } finally {
          chunks.cell().lock().unlock();
        }
      }
    }
  }

  /**
   * As {@link #find}, but a point with a cell is taken in.
   *
   * @param offset of the group that brought the point
   * @return null if the point has no cell
   * @throws IOException if a new cell cannot be noted on disk
   */
  @Nullable PointChunks findOrOwn(int point, long millis, long offset) throws IOException {
    PointChunks known = find(point);
    if (known != null || point < 0) {
      return known;
    }
    int id = site.cellOfPoint().applyAsInt(point);
    if (id < 0) {
      return null;
    }
    Cell cell = cells.get(id);
    if (cell == null) {
      int sealedThrough = Quarters.of(millis) - 1;
      cell = new Cell(id, offset - 1, sealedThrough, !storeIsNew);
      // Noted before its first sample: a restart must know from where to replay it.
      OpenRecord.Writer out = new OpenRecord.Writer();
      cell.note(out);
      journal.append(out.take(), List.of(id), Quarters.of(millis));
      register(cell);
    }
    return own(point, cell);
  }

  List<Cell> cells() {
    return cellList;
  }
}
