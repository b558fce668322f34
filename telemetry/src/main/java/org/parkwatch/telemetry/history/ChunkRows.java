package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.history.ChunkStore.Row;

/**
 * Writes chunks and all that is made of them: roll-ups, frames, five minutes by cell. Confined to
 * the history writer's thread.
 */
final class ChunkRows {
  private final ChunkStore store;
  private final HistorySite site;
  private final Rollups rollups;
  private final CellRows frames;
  private final CellRows fives;
  private final HistoryCounts counts;
  private final ChunkRollups made;
  private final ByteWriter scratch = new ByteWriter(64);

  /**
   * Into a store.
   *
   * @param frames what a map shows, thinned by {@link FrameSamples}
   * @param fives roll-ups of five minutes
   * @param counts takes what is refused
   */
  ChunkRows(
      ChunkStore store,
      HistorySite site,
      Rollups rollups,
      CellRows frames,
      CellRows fives,
      HistoryCounts counts) {
    this.store = store;
    this.site = site;
    this.rollups = rollups;
    this.frames = frames;
    this.fives = fives;
    this.counts = counts;
    made = new ChunkRollups(site);
  }

  /** What goes into rows of cells, of chunks that are written. */
  private record OfCells(List<CellRows.Part> frames, List<CellRows.Part> fives) {
    OfCells() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** Writes chunks of quarters of which nothing is on disk, all or none. */
  void write(List<SealedChunk> chunks) throws IOException {
    List<Row> rows = new ArrayList<>(chunks.size() * 3 + 3);
    OfCells cells = new OfCells();
    for (SealedChunk chunk : chunks) {
      add(chunk, rows, cells);
    }
    add(cells, rows);
    store.write(rows);
  }

  /**
   * Writes chunks together with what is on disk of their quarters. Of a quarter of which roll-ups
   * are kept and samples are not, they are refused: made of them alone, its roll-ups would be
   * wrong.
   */
  void merge(List<SealedChunk> chunks) throws IOException {
    OfCells cells = new OfCells();
    for (SealedChunk chunk : Columns.byQuarter(chunks, scratch)) {
      byte[] stored = store.get(Quarters.key(chunk.point(), chunk.quarter()));
      if (stored == null && rollups.has(chunk.point(), chunk.quarter())) {
        refuse(chunk);
      } else {
        List<Row> rows = new ArrayList<>();
        add(ChunkStore.merged(stored, chunk), rows, cells);
        store.write(rows);
      }
    }
    // Not in one batch with the chunks: the log still has them, and after a crash brings them
    // again.
    List<Row> rows = new ArrayList<>();
    add(cells, rows);
    store.write(rows);
  }

  private void refuse(SealedChunk chunk) {
    Chunk.visit(
        chunk.bytes(),
        chunk.quarter(),
        (millis, value, quality) -> {
          counts.refusedGone.increment();
          counts.refusals.note(
              Refused.Reason.SAMPLES_GONE, chunk.point(), counts.logMillis, millis, value, quality);
          return true;
        });
  }

  /** Adds the rows of a chunk and of what is rolled up of it, and what goes into those of cells. */
  private void add(SealedChunk chunk, List<Row> rows, OfCells cells) throws IOException {
    rows.add(Row.of(chunk));
    rollups.add(chunk, made.of(chunk), rows, cells.fives());
    if (site.framed().test(chunk.point())) {
      byte[] thinned = FrameSamples.of(made.columns(), chunk.quarter(), scratch);
      cells.frames().add(new CellRows.Part(chunk.point(), chunk.quarter(), thinned));
    }
  }

  private void add(OfCells cells, List<Row> rows) throws IOException {
    frames.add(cells.frames(), rows);
    fives.add(cells.fives(), rows);
  }
}
