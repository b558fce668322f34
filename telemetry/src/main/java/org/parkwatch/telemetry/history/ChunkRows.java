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
  private final ByteWriter scratch = new ByteWriter(64);

  /**
   * Into a store.
   *
   * @param frames what a map shows, thinned by {@link FrameSamples}
   * @param fives roll-ups of five minutes
   */
  ChunkRows(ChunkStore store, HistorySite site, Rollups rollups, CellRows frames, CellRows fives) {
    this.store = store;
    this.site = site;
    this.rollups = rollups;
    this.frames = frames;
    this.fives = fives;
  }

  /** Writes chunks of quarters of which nothing is on disk, all or none. */
  void write(List<SealedChunk> chunks) throws IOException {
    List<Row> rows = new ArrayList<>(chunks.size() * 3);
    List<CellRows.Part> sums = add(chunks, rows);
    addCells(chunks, sums, rows);
    store.write(rows);
  }

  /** Writes chunks together with what is on disk of their quarters. */
  void merge(List<SealedChunk> chunks) throws IOException {
    List<SealedChunk> written = new ArrayList<>(chunks.size());
    List<CellRows.Part> sums = new ArrayList<>();
    for (SealedChunk chunk : Columns.byQuarter(chunks, scratch)) {
      SealedChunk whole = store.merged(chunk);
      List<Row> rows = new ArrayList<>();
      sums.addAll(add(List.of(whole), rows));
      store.write(rows);
      written.add(whole);
    }
    // Not in one batch with the chunks: the log still has them, and after a crash brings them
    // again.
    List<Row> rows = new ArrayList<>();
    addCells(written, sums, rows);
    store.write(rows);
  }

  /** Adds rows of chunks and of what is rolled up of them; returns their five minutes. */
  private List<CellRows.Part> add(List<SealedChunk> chunks, List<Row> rows) throws IOException {
    List<CellRows.Part> sums = new ArrayList<>();
    for (SealedChunk chunk : chunks) {
      rows.add(Row.of(chunk));
      rollups.add(chunk, rows, sums);
    }
    return sums;
  }

  private void addCells(List<SealedChunk> chunks, List<CellRows.Part> sums, List<Row> rows)
      throws IOException {
    List<CellRows.Part> thinned = new ArrayList<>();
    for (SealedChunk chunk : chunks) {
      if (site.framed().test(chunk.point())) {
        byte[] samples = FrameSamples.of(chunk.bytes(), chunk.quarter(), scratch);
        thinned.add(new CellRows.Part(chunk.point(), chunk.quarter(), samples));
      }
    }
    frames.add(thinned, rows);
    fives.add(sums, rows);
  }
}
