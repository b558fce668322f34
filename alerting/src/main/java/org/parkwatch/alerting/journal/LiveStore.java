package org.parkwatch.alerting.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.history.EngineErrors;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The open RocksDB instance with its column families. Closing it twice does nothing. */
final class LiveStore implements AutoCloseable {
  private static final long WRITE_BUFFERS_BYTES = 48L << 20;
  private static final long WAL_BYTES = 128L << 20;

  private final RocksDB db;
  private final List<ColumnFamilyHandle> handles;
  private final List<AutoCloseable> options;
  private boolean closed;

  private LiveStore(RocksDB db, List<ColumnFamilyHandle> handles, List<AutoCloseable> options) {
    this.db = db;
    this.handles = handles;
    this.options = options;
  }

  static LiveStore open(Path folder) throws JournalFailure {
    try {
      if (EngineErrors.isHeadless(folder)) {
        throw new JournalFailure(
            "cannot open the journal in " + folder, new IllegalStateException("no CURRENT"));
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new JournalFailure("cannot make the folder " + folder, e);
    }
    return open(folder, null);
  }

  /**
   * Opens the instance of another process for reading.
   *
   * @param scratch folder for the reader's own notes
   */
  static LiveStore openSecondary(Path folder, Path scratch) throws JournalFailure {
    return open(folder, scratch);
  }

  private static LiveStore open(Path folder, @Nullable Path scratch) throws JournalFailure {
    RocksDB.loadLibrary();
    DBOptions options =
        new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setDbWriteBufferSize(WRITE_BUFFERS_BYTES)
            .setMaxTotalWalSize(WAL_BYTES)
            .setMaxOpenFiles(scratch == null ? 64 : -1)
            .setKeepLogFileNum(2)
            .setMaxLogFileSize(4L << 20);
    ColumnFamilyOptions family =
        new ColumnFamilyOptions().setCompressionType(CompressionType.LZ4_COMPRESSION);
    List<ColumnFamilyDescriptor> descriptors =
        Families.ALL.stream().map(name -> new ColumnFamilyDescriptor(name, family)).toList();
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try {
      RocksDB db =
          scratch == null
              ? RocksDB.open(options, folder.toString(), descriptors, handles)
              : RocksDB.openAsSecondary(
                  options, folder.toString(), scratch.toString(), descriptors, handles);
      return new LiveStore(db, handles, List.of(family, options));
    } catch (RocksDBException e) {
      family.close();
      options.close();
      throw new JournalFailure("cannot open the journal in " + folder, e);
    }
  }

  RocksDB db() {
    return db;
  }

  boolean isClosed() {
    return closed;
  }

  ColumnFamilyHandle meta() {
    return handles.get(0);
  }

  ColumnFamilyHandle journal() {
    return handles.get(1);
  }

  ColumnFamilyHandle standing() {
    return handles.get(2);
  }

  ColumnFamilyHandle ended() {
    return handles.get(3);
  }

  ColumnFamilyHandle state() {
    return handles.get(4);
  }

  ColumnFamilyHandle service() {
    return handles.get(5);
  }

  List<AlarmRow> rows(ColumnFamilyHandle family, int limit, boolean forward)
      throws RocksDBException {
    List<AlarmRow> found = new ArrayList<>();
    try (RocksIterator rows = db.newIterator(family)) {
      if (forward) {
        rows.seekToFirst();
      } else {
        rows.seekToLast();
      }
      while (rows.isValid() && found.size() < limit) {
        found.add(RowCodec.row(rows.value()));
        if (forward) {
          rows.next();
        } else {
          rows.prev();
        }
      }
      rows.status();
    }
    return found;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    handles.forEach(ColumnFamilyHandle::close);
    db.close();
    for (AutoCloseable option : options) {
      try {
        option.close();
      } catch (Exception e) {
        throw new IllegalStateException("options of RocksDB do not fail to close", e);
      }
    }
  }
}
