package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class OldLayoutTest {
  private static final int DAY = 20_779;
  private static final int POINTS = 40;

  @TempDir Path temp;

  private static byte[] value(int kind, int point, int slot) {
    return new byte[] {(byte) kind, (byte) point, (byte) slot};
  }

  /** A table for all: chunks, minutes and rows of cells by day, a row for each point. */
  private void fillAsItWas() throws RocksDBException, IOException {
    RocksDB.loadLibrary();
    Files.createDirectories(temp);
    try (Options options = new Options().setCreateIfMissing(true);
        RocksDB db = RocksDB.open(options, temp.toString())) {
      for (int point = 0; point < POINTS; point++) {
        for (int slot = 0; slot < Quarters.OF_DAY; slot += 5) {
          for (int kind : new int[] {0, 1, TierKeys.FRAMES}) {
            db.put(TierKeys.key(kind, DAY, point, slot), value(kind, point, slot));
          }
        }
        db.put(TierKeys.hour(point, DAY * 24 + 7), value(3, point, 7));
      }
      db.put(TierKeys.meta(), new byte[] {42});
    }
  }

  @Test
  void whatAnOlderVersionKeptIsReadAsBefore() throws Exception {
    fillAsItWas();
    for (int opened = 0; opened < 2; opened++) {
      try (ChunkStore store = ChunkStore.open(temp, HistoryOptions.defaults(), null)) {
        int midnight = DAY * Quarters.OF_DAY;
        for (int point = 0; point < POINTS; point++) {
          List<Integer> quarters = new ArrayList<>();
          int own = point;
          store.scan(
              point,
              0,
              Integer.MAX_VALUE - 1,
              (quarter, chunk) -> {
                assertThat(chunk).isEqualTo(value(0, own, quarter - midnight));
                return quarters.add(quarter);
              });
          assertThat(quarters).hasSize(20).startsWith(midnight, midnight + 5);
          assertThat(store.get(TierKeys.minutes(point, midnight + 95)))
              .isEqualTo(value(1, point, 95));
          assertThat(store.get(TierKeys.cellRow(TierKeys.FRAMES, point, midnight + 90)))
              .isEqualTo(value(TierKeys.FRAMES, point, 90));
          assertThat(store.get(TierKeys.hour(point, DAY * 24 + 7))).isEqualTo(value(3, point, 7));
        }
        assertThat(store.get(TierKeys.meta())).containsExactly(42);
        assertThat(store.days()).isEqualTo(new ChunkStore.Days(DAY, DAY));
      }
    }
  }
}
