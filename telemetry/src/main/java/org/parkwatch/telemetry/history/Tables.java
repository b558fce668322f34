package org.parkwatch.telemetry.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * An open engine with a table for each kind of row. In one table every merge of new files would
 * rewrite what lies between the newest chunks and the newest rows of cells: nearly everything.
 * Thread-safe.
 *
 * @param all of notes first, then of the kinds in their order
 */
record Tables(RocksDB db, List<ColumnFamilyHandle> all) implements AutoCloseable {
  /**
   * Opens the engine or creates it.
   *
   * @param rows of tables to which much is written
   * @param fewRows of the others
   */
  static Tables open(
      DBOptions options, ColumnFamilyOptions rows, ColumnFamilyOptions fewRows, String folder)
      throws RocksDBException {
    List<ColumnFamilyDescriptor> kinds = new ArrayList<>();
    kinds.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, fewRows));
    for (int kind = 0; kind < TierKeys.META; kind++) {
      byte[] name = TierKeys.kindOf(TierKeys.key(kind, 0, 0, 0)).getBytes(StandardCharsets.UTF_8);
      kinds.add(new ColumnFamilyDescriptor(name, TierKeys.isFolded(kind) ? fewRows : rows));
    }
    List<ColumnFamilyHandle> tables = new ArrayList<>();
    return new Tables(RocksDB.open(options, folder, kinds, tables), tables);
  }

  /** Where the row of a key lies. */
  ColumnFamilyHandle of(byte[] key) {
    int kind = TierKeys.kind(key);
    return kind >= TierKeys.META ? notes() : all.get(kind + 1);
  }

  /** What is known of the others as a whole. */
  ColumnFamilyHandle notes() {
    return all.getFirst();
  }

  @Override
  public void close() {
    all.forEach(ColumnFamilyHandle::close);
    db.close();
  }
}
