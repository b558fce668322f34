package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellRowsTest {
  private static final int POINT = 7;
  private static final int DAY = 20_000;

  @TempDir Path temp;

  private static CellRows rows(ChunkStore store) throws IOException {
    return new CellRows(store, HistorySite.of(point -> 0), TierKeys.FIVES);
  }

  private static void add(ChunkStore store, CellRows cells, int point, int day) throws IOException {
    List<ChunkStore.Row> rows = new ArrayList<>();
    byte[] bytes = {(byte) point};
    cells.add(List.of(new CellRows.Part(point, day * Quarters.OF_DAY, bytes)), rows);
    store.write(rows);
  }

  @Test
  void aPartIsPutIntoTheRowThatIsThere() throws IOException {
    try (ChunkStore store = ChunkStore.open(temp, HistoryOptions.defaults(), null)) {
      CellRows cells = rows(store);
      assertThat(cells.completeFrom()).as("nothing yet").isEqualTo(Integer.MAX_VALUE);
      add(store, cells, POINT, DAY);
      add(store, cells, POINT + 1, DAY);
      byte[] row = store.get(TierKeys.cellRow(TierKeys.FIVES, 0, DAY * Quarters.OF_DAY));
      assertThat(row).isNotNull();
      CellBlock.Reader block = new CellBlock.Reader(row == null ? new byte[] {0} : row);
      assertThat(block.bytesOf(POINT)).containsExactly(POINT);
      assertThat(block.bytesOf(POINT + 1)).containsExactly(POINT + 1);
      assertThat(block.bytesOf(POINT + 2)).isNull();
      assertThat(cells.completeFrom()).isEqualTo(DAY * Quarters.OF_DAY);
    }
  }

  /** Else a sample that comes late would stand for its whole cell, after all others went. */
  @Test
  void ofWhatWentNoRowIsMadeAgain() throws IOException {
    try (ChunkStore store = ChunkStore.open(temp, HistoryOptions.defaults(), null)) {
      CellRows cells = rows(store);
      add(store, cells, POINT, DAY);
      add(store, cells, POINT, DAY + 1);
      cells.beginsWith((DAY + 1) * Quarters.OF_DAY);
      store
          .space()
          .delete(
              TierKeys.cellRowsFrom(TierKeys.FIVES, 0),
              TierKeys.cellRowsFrom(TierKeys.FIVES, (DAY + 1) * Quarters.OF_DAY));
      add(store, cells, POINT, DAY);
      assertThat(cells.completeFrom()).isEqualTo((DAY + 1) * Quarters.OF_DAY);
      CellRows opened = rows(store);
      add(store, opened, POINT, DAY);
      assertThat(opened.completeFrom()).isEqualTo((DAY + 1) * Quarters.OF_DAY);
    }
  }
}
