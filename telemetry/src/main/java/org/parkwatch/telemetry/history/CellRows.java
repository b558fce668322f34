package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.history.ChunkStore.Row;

/**
 * Rows that hold something of each point of a cell and quarter hour, made of chunks as they are
 * written. Confined to the history writer's thread, but for {@link #completeFrom}.
 */
final class CellRows {
  private final ChunkStore store;
  private final HistorySite site;
  private final int kind;
  private volatile int since;

  /** What is kept of one point and quarter. */
  @SuppressWarnings("ArrayRecordComponent") // packed bytes: equality is never asked
  record Part(int point, int quarter, byte[] bytes) {}

  /**
   * Rows in a store.
   *
   * @param kind {@link TierKeys#FRAMES} or {@link TierKeys#FIVES}
   */
  CellRows(ChunkStore store, HistorySite site, int kind) throws IOException {
    this.store = store;
    this.site = site;
    this.kind = kind;
    byte[] meta = store.get(TierKeys.cellRowsMeta(kind));
    if (meta == null) {
      // Older chunks have none: they begin with the day after the newest of them.
      ChunkStore.Days days = store.days();
      since = days == null ? 0 : (days.newest() + 1) * Quarters.OF_DAY;
      noteSince();
    } else {
      since = ByteBuffer.wrap(meta).getInt();
    }
  }

  private void noteSince() throws IOException {
    byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt(since).array();
    store.write(List.of(new Row(TierKeys.cellRowsMeta(kind), value)));
  }

  /** Rows of before a quarter go: what comes late for them makes no new ones, of it alone. */
  void beginsWith(int quarter) throws IOException {
    if (quarter > since) {
      since = quarter;
      noteSince();
    }
  }

  private record Placed(int cell, Part part) {}

  private static final Comparator<Placed> BY_ROW =
      Comparator.comparingInt((Placed each) -> each.part().quarter())
          .thenComparingInt(Placed::cell)
          .thenComparingInt(each -> each.part().point());

  /** Adds the rows with parts put in; a part takes the place of the one that was there. */
  void add(List<Part> parts, List<Row> rows) throws IOException {
    List<Placed> placed = new ArrayList<>(parts.size());
    for (Part part : parts) {
      if (part.quarter() >= since) {
        placed.add(new Placed(site.cellOfPoint().applyAsInt(part.point()), part));
      }
    }
    placed.sort(BY_ROW);
    CellBlock.Parts block = new CellBlock.Parts();
    for (int i = 0; i < placed.size(); i++) {
      Placed each = placed.get(i);
      block.add(each.part().point(), each.part().bytes());
      Placed next = i + 1 < placed.size() ? placed.get(i + 1) : null;
      if (next == null
          || next.cell() != each.cell()
          || next.part().quarter() != each.part().quarter()) {
        byte[] key = TierKeys.cellRow(kind, each.cell(), each.part().quarter());
        rows.add(new Row(key, block.over(store.get(key))));
        block.clear();
      }
    }
  }

  /**
   * From which quarter on every chunk on disk is in a row; after all time if there is no row. Any
   * thread.
   */
  int completeFrom() throws IOException {
    ChunkStore.@Nullable Edges kept =
        store.edges(
            TierKeys.cellRowsFrom(kind, 0), TierKeys.cellRowsFrom(kind, TierKeys.MOST_PERIOD));
    return kept == null ? Integer.MAX_VALUE : Math.max(since, TierKeys.periodOf(kept.first()));
  }
}
