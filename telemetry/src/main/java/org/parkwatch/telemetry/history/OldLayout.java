package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parkwatch.telemetry.history.ChunkStore.Row;
import org.rocksdb.RocksIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows of before there was a table for each kind: a row for each point, chunks and rows of cells by
 * day. They are written as rows are kept now, once; ended before its end, it begins again.
 */
final class OldLayout {
  private static final Logger LOG = LoggerFactory.getLogger(OldLayout.class);
  private static final int ROWS_AT_ONCE = 20_000;

  private OldLayout() {}

  /** Writes what lies among the notes and is none to where it belongs. */
  static void adopt(ChunkStore store, Engine engine) throws IOException {
    byte[] notes = TierKeys.key(TierKeys.META, 0, 0, 0);
    byte[] from = {0};
    long rows = 0;
    for (List<Row> some = read(engine, from); !some.isEmpty(); some = read(engine, from)) {
      if (rows == 0) {
        LOG.warn("history: its files are of an older version; they are written anew, once");
      }
      rows += some.size();
      store.write(some.stream().map(OldLayout::now).toList());
      byte[] last = some.getLast().key();
      from = Arrays.copyOf(last, last.length + 1);
    }
    if (rows > 0) {
      store.flush();
      engine.use(tables -> {
        tables.db().deleteRange(tables.notes(), store.unlogged(), new byte[] {0}, notes);
        return true;
      });
      store.flush();
      LOG.warn("history: {} rows of an older version were written anew", rows);
    }
  }

  private static List<Row> read(Engine engine, byte[] from) throws IOException {
    return engine.use(tables -> {
      List<Row> some = new ArrayList<>();
      try (RocksIterator rows = tables.db().newIterator(tables.notes())) {
        for (rows.seek(from); rows.isValid() && some.size() < ROWS_AT_ONCE; rows.next()) {
          byte[] key = rows.key();
          if (TierKeys.kind(key) == TierKeys.META) {
            break;
          }
          some.add(new Row(key, rows.value()));
        }
        rows.status();
      }
      return some;
    });
  }

  /** The same row with the key of today. */
  private static Row now(Row row) {
    byte[] key = row.key();
    int kind = TierKeys.kind(key);
    if (TierKeys.isByQuarter(kind)) {
      int quarter = TierKeys.periodOf(key) * Quarters.OF_DAY + TierKeys.slotOf(key);
      return new Row(TierKeys.key(kind, quarter, Quarters.pointOf(key), 0), row.value());
    }
    return row;
  }
}
