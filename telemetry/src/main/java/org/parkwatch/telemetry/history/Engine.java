package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.damage.DamageKind;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RocksDB in a folder: opened, reopened after an error, and set aside where its files are damaged.
 * Thread-safe; it may be used while it is closed, uses then fail cleanly.
 */
final class Engine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int BLOCK_BYTES = 32 * 1024;
  private static final int FILTER_BITS = 10;

  /** Each seal is a file over its quarter: merged by so many, or the quarter is rewritten often. */
  private static final int FILES_OF_COMPACTION = 12;

  /** Rows are packed already: more effort saves little. */
  private static final int COMPRESSION_LEVEL = 1;

  private static final int FILES_OF_FOLDED = 4;

  /** The newest file is rewritten with what comes next: no larger than a few quarters of a park. */
  private static final long FILE_BYTES = 16 << 20;

  private static final int FILE_GROWTH = 4;

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  private static final int LOG_FILES = 3;
  private static final long LOG_FILE_BYTES = 4 << 20;

  private final Path folder;
  private final @Nullable DamageBook damages;
  private final LRUCache cache;
  private final DBOptions options;
  private final BloomFilter filter;
  private final CompressionOptions bottom;
  private final ColumnFamilyOptions rows;
  private final ColumnFamilyOptions fewRows;

  /** Held for reading while the engine is used, for writing while it is opened or closed. */
  private final ReadWriteLock gate = new ReentrantReadWriteLock();

  private @Nullable Tables open;
  private boolean closed;

  /** What is done with the engine. */
  interface Use<T extends @Nullable Object> {
    T on(Tables tables) throws RocksDBException, IOException;
  }

  /**
   * In a folder that exists, not yet open.
   *
   * @param damages if given, damaged files are noted there, and may be set aside
   */
  Engine(Path folder, HistoryOptions bounds, @Nullable DamageBook damages) {
    RocksDB.loadLibrary();
    this.folder = folder;
    this.damages = damages;
    cache = new LRUCache(bounds.cacheBytes());
    filter = new BloomFilter(FILTER_BITS);
    bottom = new CompressionOptions().setEnabled(true).setLevel(COMPRESSION_LEVEL);
    options =
        new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setAtomicFlush(true) // a chunk and what is made of it are on disk together
            .setMaxBackgroundJobs(2)
            .setMaxOpenFiles(512)
            .setBytesPerSync(1 << 20)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setKeepLogFileNum(LOG_FILES)
            .setMaxLogFileSize(LOG_FILE_BYTES)
            .setStatsDumpPeriodSec(0);
    rows = tableOptions(bounds, FILES_OF_COMPACTION);
    fewRows = tableOptions(bounds, FILES_OF_FOLDED);
  }

  private ColumnFamilyOptions tableOptions(HistoryOptions bounds, int filesOfCompaction) {
    return new ColumnFamilyOptions()
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
        .setBottommostCompressionOptions(bottom)
        .setWriteBufferSize(bounds.bufferBytes())
        .setMaxWriteBufferNumber(2)
        .setLevel0FileNumCompactionTrigger(filesOfCompaction)
        .setLevelCompactionDynamicLevelBytes(true)
        .setTargetFileSizeBase(FILE_BYTES)
        .setTargetFileSizeMultiplier(FILE_GROWTH)
        .setTableFormatConfig(
            new BlockBasedTableConfig()
                .setBlockSize(BLOCK_BYTES)
                .setBlockCache(cache)
                .setFilterPolicy(filter)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true));
  }

  /**
   * Opens the engine or creates it.
   *
   * @throws IOException if it is open already, here or in another process, or cannot be read
   */
  void open() throws IOException {
    if (EngineErrors.isHeadless(folder)) {
      throw new IOException(
          "history " + folder + " has no CURRENT",
          new RocksDBException("no CURRENT", new Status(Status.Code.Corruption, null, null)));
    }
    openFiles();
  }

  private void openFiles() throws IOException {
    try {
      open = Tables.open(options, rows, fewRows, folder.toString());
    } catch (RocksDBException e) {
      String reason = String.valueOf(e.getMessage());
      if (EngineErrors.isInUse(e)) {
        throw new IOException(
            "history " + folder + " is open already, here or in another process", e);
      }
      throw new IOException("history " + folder + " cannot be opened: " + reason, e);
    }
  }

  /**
   * Renames the damaged folder and begins a new one.
   *
   * @throws IOException if nobody keeps a book of damages, or it cannot be renamed
   */
  void setAside(String why) throws IOException {
    closeFiles();
    if (damages == null) {
      throw new IOException(why);
    }
    damages.setAside(
        folder,
        DamageKind.HISTORY,
        why + "; samples and roll-ups sealed before are in this folder and not shown");
    Files.createDirectories(folder);
    openFiles();
  }

  /**
   * Closes and opens the engine, the way out of its errors.
   *
   * @param damage what is damaged, where opening did not help before; then it is set aside
   */
  void reopen(@Nullable String damage) throws IOException {
    Lock alone = gate.writeLock();
    alone.lock();
    try {
      if (closed) {
        throw new IOException("history is closed");
      }
      closeFiles();
      if (damage == null) {
        openOrSetAside();
      } else {
        setAside(damage);
      }
    } finally {
      alone.unlock();
    }
  }

  /** What cannot even be opened for damage would never be written to again. */
  private void openOrSetAside() throws IOException {
    try {
      openFiles();
    } catch (IOException e) {
      if (damages == null || !EngineErrors.isDamage(e)) {
        throw e;
      }
      setAside(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Takes the damaged file that an error names out, and notes it; reopen it then.
   *
   * @return false if it names none, or nobody keeps a book of damages
   */
  boolean setFileAside(String message) throws IOException {
    DamageBook book = damages;
    return book != null && use(tables -> DamagedFile.setAside(tables, folder, message, book));
  }

  private void closeFiles() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  /** Does something with the engine; damaged files that it comes upon are noted. */
  <T extends @Nullable Object> T use(Use<T> use) throws IOException {
    Lock shared = gate.readLock();
    shared.lock();
    try {
      Tables tables = open;
      if (tables == null) {
        throw new IOException("history " + folder + " is closed");
      }
      return use.on(tables);
    } catch (RocksDBException e) {
      if (damages != null && EngineErrors.isDamage(e)) {
        damages.note(folder, DamageKind.HISTORY_ENGINE, String.valueOf(e.getMessage()));
      }
      throw new IOException("history " + folder + ": " + e.getMessage(), e);
    } finally {
      shared.unlock();
    }
  }

  /** Waits a while for those who use it; an engine that hangs in its disk is left to its end. */
  @Override
  public void close() {
    Lock alone = gate.writeLock();
    try {
      if (!alone.tryLock(CLOSE_WITHIN.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.error("history {} is still in use and is left open", folder);
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.error("history {} is left open: interrupted", folder);
      return;
    }
    try {
      if (closed) {
        return;
      }
      closed = true;
      closeFiles();
      options.close();
      rows.close();
      fewRows.close();
      bottom.close();
      filter.close();
      cache.close();
    } finally {
      alone.unlock();
    }
  }
}
