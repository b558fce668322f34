package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Sealed chunks on disk, by RocksDB. Without its write-ahead log: what is not flushed is still in
 * the sample log. Thread-safe; reads may go on while it is closed, they then fail cleanly.
 */
final class ChunkStore implements AutoCloseable {
  private static final int BLOCK_BYTES = 32 * 1024;
  private static final int LOG_FILES = 3;
  private static final long LOG_FILE_BYTES = 4 << 20;

  private final Path folder;
  private final LRUCache cache;
  private final Options options;
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final FlushOptions flush = new FlushOptions().setWaitForFlush(true);

  /** Held for reading while the engine is used, for writing while it is opened or closed. */
  private final ReadWriteLock gate = new ReentrantReadWriteLock();

  private @Nullable RocksDB engine;
  private boolean closed;

  /** Takes the chunks of a scan in the order of quarters. */
  interface Scan {
    /** Returns false to get no more. */
    boolean chunk(int quarter, byte[] chunk);
  }

  private ChunkStore(Path folder, HistoryOptions bounds) {
    this.folder = folder;
    cache = new LRUCache(bounds.cacheBytes());
    options =
        new Options()
            .setCreateIfMissing(true)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
            .setWriteBufferSize(bounds.bufferBytes())
            .setMaxWriteBufferNumber(2)
            .setMaxBackgroundJobs(2)
            .setMaxOpenFiles(512)
            .setLevelCompactionDynamicLevelBytes(true)
            .setBytesPerSync(1 << 20)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setKeepLogFileNum(LOG_FILES)
            .setMaxLogFileSize(LOG_FILE_BYTES)
            .setStatsDumpPeriodSec(0)
            .setTableFormatConfig(
                new BlockBasedTableConfig()
                    .setBlockSize(BLOCK_BYTES)
                    .setBlockCache(cache)
                    .setCacheIndexAndFilterBlocks(true)
                    .setPinL0FilterAndIndexBlocksInCache(true));
  }

  /**
   * Opens or creates the store in a folder.
   *
   * @throws IOException if it is open already, here or in another process, or cannot be read
   */
  static ChunkStore open(Path folder, HistoryOptions bounds) throws IOException {
    RocksDB.loadLibrary();
    Files.createDirectories(folder);
    ChunkStore store = new ChunkStore(folder, bounds);
    try {
      store.openEngine();
      return store;
    } catch (IOException e) {
      store.close();
      throw e;
    }
  }

  private void openEngine() throws IOException {
    try {
      engine = RocksDB.open(options, folder.toString());
    } catch (RocksDBException e) {
      String reason = String.valueOf(e.getMessage());
      if (reason.contains("lock")) {
        throw new IOException(
            "history " + folder + " is open already, here or in another process", e);
      }
      throw new IOException("history " + folder + " cannot be opened: " + reason, e);
    }
  }

  /** Closes and opens the engine, the way out of its errors. */
  void reopen() throws IOException {
    Lock alone = gate.writeLock();
    alone.lock();
    try {
      if (closed) {
        throw new IOException("history is closed");
      }
      closeEngine();
      openEngine();
    } finally {
      alone.unlock();
    }
  }

  private void closeEngine() {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }

  private interface Use<T extends @Nullable Object> {
    T on(RocksDB db) throws RocksDBException;
  }

  private <T extends @Nullable Object> T use(Use<T> use) throws IOException {
    Lock shared = gate.readLock();
    shared.lock();
    try {
      RocksDB db = engine;
      if (db == null) {
        throw new IOException("history " + folder + " is closed");
      }
      return use.on(db);
    } catch (RocksDBException e) {
      throw new IOException("history " + folder + ": " + e.getMessage(), e);
    } finally {
      shared.unlock();
    }
  }

  /** Writes chunks, in memory until {@link #flush}. */
  void put(List<SealedChunk> chunks) throws IOException {
    use(db -> {
      try (WriteBatch batch = new WriteBatch()) {
        for (SealedChunk chunk : chunks) {
          batch.put(Quarters.key(chunk.point(), chunk.quarter()), chunk.bytes());
        }
        db.write(unlogged, batch);
      }
      return true;
    });
  }

  byte @Nullable [] get(int point, int quarter) throws IOException {
    return this.<byte @Nullable []>use(db -> db.get(Quarters.key(point, quarter)));
  }

  /** Makes all chunks durable that were put. */
  void flush() throws IOException {
    use(db -> {
      db.flush(flush);
      return true;
    });
  }

  /** Hands out the chunks of a point from one quarter to another, both included. */
  void scan(int point, int fromQuarter, int toQuarter, Scan scan) throws IOException {
    use(db -> {
      byte[] end = Quarters.key(point, toQuarter + 1);
      try (Slice bound = new Slice(end);
          ReadOptions read = new ReadOptions().setIterateUpperBound(bound);
          RocksIterator chunks = db.newIterator(read)) {
        int quarter = fromQuarter;
        while (quarter <= toQuarter) {
          int lastOfDay = (Quarters.day(quarter) + 1) * Quarters.OF_DAY - 1;
          int last = Math.min(toQuarter, lastOfDay);
          if (!scanDay(chunks, point, quarter, last, scan)) {
            break;
          }
          quarter = last + 1;
        }
        chunks.status();
      }
      return true;
    });
  }

  private static boolean scanDay(
      RocksIterator chunks, int point, int fromQuarter, int toQuarter, Scan scan) {
    for (chunks.seek(Quarters.key(point, fromQuarter)); chunks.isValid(); chunks.next()) {
      byte[] key = chunks.key();
      int quarter = Quarters.quarterOf(key);
      if (Quarters.pointOf(key) != point || quarter > toQuarter) {
        return true;
      }
      if (!scan.chunk(quarter, chunks.value())) {
        return false;
      }
    }
    return true;
  }

  /** Oldest and newest day, counted from 1970; null if there is no chunk. */
  @Nullable Days days() throws IOException {
    return this.<@Nullable Days>use(db -> {
      try (RocksIterator chunks = db.newIterator()) {
        chunks.seekToFirst();
        if (!chunks.isValid()) {
          chunks.status();
          return null;
        }
        int oldest = Quarters.dayOf(chunks.key());
        chunks.seekToLast();
        return new Days(oldest, chunks.isValid() ? Quarters.dayOf(chunks.key()) : oldest);
      }
    });
  }

  record Days(int oldest, int newest) {}

  /** Deletes a day and gives its space back. */
  void deleteDay(int day) throws IOException {
    byte[] from = Quarters.dayKey(day);
    byte[] to = Quarters.dayKey(day + 1);
    use(db -> {
      db.deleteFilesInRanges(db.getDefaultColumnFamily(), List.of(from, to), false);
      db.deleteRange(unlogged, from, to);
      db.flush(flush);
      db.compactRange(from, to);
      return true;
    });
  }

  /** Size of the files. */
  long bytes() throws IOException {
    return use(db -> db.getLongProperty("rocksdb.live-sst-files-size"));
  }

  @Override
  public void close() {
    Lock alone = gate.writeLock();
    alone.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      closeEngine();
      options.close();
      cache.close();
      unlogged.close();
      flush.close();
    } finally {
      alone.unlock();
    }
  }
}
