package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.Range;
import org.rocksdb.RocksDB;
import org.rocksdb.SizeApproximationFlag;
import org.rocksdb.Slice;
import org.rocksdb.WriteOptions;

/** What the store takes on disk: measured, given back, and copied. Thread-safe. */
final class StoreSpace implements AutoCloseable {
  private final Engine engine;
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final FlushOptions flush = new FlushOptions().setWaitForFlush(true);

  StoreSpace(Engine engine) {
    this.engine = engine;
  }

  /** Deletes the rows of whole periods, or of cells, and gives the space back. */
  void delete(byte[] from, byte[] to) throws IOException {
    byte[] first = PointGroups.first(from);
    byte[] end = PointGroups.end(to);
    engine.use(tables -> {
      RocksDB db = tables.db();
      ColumnFamilyHandle table = tables.of(from);
      db.deleteFilesInRanges(table, List.of(first, end), false);
      db.deleteRange(table, unlogged, first, end);
      db.flush(flush, tables.all());
      db.compactRange(table, first, end);
      return true;
    });
  }

  /** About how many bytes of the files the rows from one key to another take. */
  long bytes(byte[] from, byte[] to) throws IOException {
    return engine.use(tables -> {
      try (Slice start = new Slice(PointGroups.first(from));
          Slice end = new Slice(PointGroups.end(to))) {
        return tables.db()
            .getApproximateSizes(
                tables.of(from),
                List.of(new Range(start, end)),
                SizeApproximationFlag.INCLUDE_FILES)[0];
      }
    });
  }

  /** Copies what was written so far into a new folder, by links where the disk can. */
  void copyTo(Path into) throws IOException {
    engine.use(tables -> {
      try (org.rocksdb.Checkpoint copy = org.rocksdb.Checkpoint.create(tables.db())) {
        copy.createCheckpoint(into.toString());
      }
      return true;
    });
  }

  /** Size of the files. */
  long bytes() throws IOException {
    return engine.use(
        tables -> tables.db().getAggregatedLongProperty("rocksdb.live-sst-files-size"));
  }

  /** Bytes that the engine has still to rewrite. */
  long pendingCompactionBytes() throws IOException {
    return engine.use(tables ->
        tables.db().getAggregatedLongProperty("rocksdb.estimate-pending-compaction-bytes"));
  }

  @Override
  public void close() {
    unlogged.close();
    flush.close();
  }
}
