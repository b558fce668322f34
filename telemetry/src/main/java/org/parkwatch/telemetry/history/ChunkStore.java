package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.damage.DamageBook;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Sealed chunks and roll-ups on disk, by RocksDB. Without its write-ahead log: what is not flushed
 * is still in the sample log. Thread-safe; reads may go on while it is closed, they then fail
 * cleanly.
 */
final class ChunkStore implements AutoCloseable {
  private final Engine engine;
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final FlushOptions flush = new FlushOptions().setWaitForFlush(true);

  /** Takes the chunks of a scan in the order of quarters. */
  interface Scan {
    /** Returns false to get no more. */
    boolean chunk(int quarter, byte[] chunk);
  }

  private final StoreSpace space;

  private ChunkStore(Engine engine) {
    this.engine = engine;
    space = new StoreSpace(engine);
  }

  /** What it takes on disk, and how that is given back. */
  StoreSpace space() {
    return space;
  }

  /**
   * Opens or creates the store in a folder.
   *
   * @param damages if given, a damaged store is set aside, and a new one begins
   * @throws IOException if it is open already, here or in another process, or cannot be read
   */
  static ChunkStore open(Path folder, HistoryOptions bounds, @Nullable DamageBook damages)
      throws IOException {
    Files.createDirectories(folder);
    Engine engine = new Engine(folder, bounds, damages);
    ChunkStore store = new ChunkStore(engine);
    try {
      try {
        engine.open();
        OldLayout.adopt(store, engine);
        store.lookAtEnds();
      } catch (IOException e) {
        if (damages == null || !EngineErrors.isDamage(e)) {
          throw e;
        }
        engine.setAside(String.valueOf(e.getMessage()));
      }
      return store;
    } catch (IOException e) {
      store.close();
      throw e;
    }
  }

  /** Reads what must be readable for history to begin. */
  private void lookAtEnds() throws IOException {
    days();
    get(TierKeys.meta());
    get(TierKeys.cellRowsMeta(TierKeys.FRAMES));
    get(TierKeys.cellRowsMeta(TierKeys.FIVES));
  }

  /**
   * Closes and opens the engine, the way out of its errors.
   *
   * @param damage what is damaged, where opening did not help before; then it is set aside
   */
  void reopen(@Nullable String damage) throws IOException {
    engine.reopen(damage);
  }

  /** Takes the damaged file that an error names out; false if that is not possible. */
  boolean setFileAside(String message) throws IOException {
    return engine.setFileAside(message);
  }

  /** A key and what is kept under it. */
  @SuppressWarnings("ArrayRecordComponent") // packed bytes: equality is never asked
  record Row(byte[] key, byte[] value) {
    static Row of(SealedChunk chunk) {
      return new Row(Quarters.key(chunk.point(), chunk.quarter()), chunk.bytes());
    }
  }

  /** Writes all rows or none, in memory until {@link #flush}. One thread. */
  void write(List<Row> rows) throws IOException {
    List<Row> asKept = PointGroups.of(rows, this::kept);
    engine.use(tables -> {
      try (WriteBatch batch = new WriteBatch()) {
        for (Row row : asKept) {
          batch.put(tables.of(row.key()), row.key(), row.value());
        }
        tables.db().write(unlogged, batch);
      }
      return true;
    });
  }

  WriteOptions unlogged() {
    return unlogged;
  }

  byte @Nullable [] get(byte[] key) throws IOException {
    byte[] kept = kept(PointGroups.key(key));
    return kept == null || !PointGroups.isOfPoint(key)
        ? kept
        : new CellBlock.Reader(kept).bytesOf(Quarters.pointOf(key));
  }

  private byte @Nullable [] kept(byte[] key) throws IOException {
    return engine.<byte @Nullable []>use(tables -> tables.db().get(tables.of(key), key));
  }

  /** The chunk with what of its quarter is here already; where both have a time, its own stays. */
  SealedChunk merged(SealedChunk chunk) throws IOException {
    return merged(get(Quarters.key(chunk.point(), chunk.quarter())), chunk);
  }

  /** As above, with what is here already given. */
  static SealedChunk merged(byte @Nullable [] stored, SealedChunk chunk) {
    int quarter = chunk.quarter();
    if (stored == null) {
      return chunk;
    }
    Columns both = Columns.merge(Columns.of(stored, quarter), Columns.of(chunk.bytes(), quarter));
    byte[] bytes = both.pack(quarter, new ByteWriter(64)).toChunk();
    return new SealedChunk(chunk.point(), quarter, bytes);
  }

  /** Takes rows in the order in which they are kept. */
  interface Sweep {
    /** Returns false to get no more. */
    boolean row(byte[] key, byte[] value) throws IOException;
  }

  /**
   * Hands out the rows of points from one key (inclusive) to another (exclusive) of the same kind:
   * sixteen points at a time, of these span after span.
   */
  void sweep(byte[] from, byte[] to, Sweep sweep) throws IOException {
    engine.use(tables -> {
      try (Slice bound = new Slice(PointGroups.end(to));
          ReadOptions read = new ReadOptions().setIterateUpperBound(bound);
          RocksIterator rows = tables.db().newIterator(tables.of(from), read)) {
        for (rows.seek(PointGroups.first(from)); rows.isValid(); rows.next()) {
          byte[] kept = rows.key();
          CellBlock.Reader block = new CellBlock.Reader(rows.value());
          while (block.next()) {
            byte[] key = PointGroups.keyOfPoint(kept, block.point());
            if (Arrays.compareUnsigned(key, from) >= 0
                && Arrays.compareUnsigned(key, to) < 0
                && !sweep.row(key, block.bytes())) {
              return true;
            }
          }
        }
        rows.status();
      }
      return true;
    });
  }

  /** Rows from one key (inclusive) to another (exclusive). */
  @SuppressWarnings("ArrayRecordComponent") // keys: equality is never asked
  record Span(byte[] from, byte[] to) {}

  /**
   * Hands out the rows of many spans of one kind, which must come in the order of their keys, in
   * one walk.
   */
  void sweep(Iterator<Span> spans, Sweep sweep) throws IOException {
    if (!spans.hasNext()) {
      return;
    }
    Span first = spans.next();
    engine.use(tables -> {
      try (ReadOptions read = new ReadOptions();
          RocksIterator rows = tables.db().newIterator(tables.of(first.from()), read)) {
        SpanWalk walk = new SpanWalk(rows, sweep);
        if (walk.over(first)) {
          walk.over(spans);
        }
        rows.status();
      }
      return true;
    });
  }

  /** Makes all chunks durable that were put. */
  void flush() throws IOException {
    engine.use(tables -> {
      tables.db().flush(flush, tables.all());
      return true;
    });
  }

  /** Hands out the chunks of a point from one quarter to another, both included. */
  void scan(int point, int fromQuarter, int toQuarter, Scan scan) throws IOException {
    Edges edges = edges(Quarters.dayKey(0), TierKeys.afterChunks());
    if (edges == null) {
      return;
    }
    int first = Math.max(fromQuarter, TierKeys.periodOf(edges.first()));
    int last = Math.min(toQuarter, TierKeys.periodOf(edges.last()));
    PointSpans quarters =
        new PointSpans(1, first, last, (quarter, _) -> Quarters.span(point, quarter));
    sweep(quarters, (key, chunk) -> scan.chunk(TierKeys.periodOf(key), chunk));
  }

  /** Oldest and newest day of chunks, counted from 1970; null if there is no chunk. */
  @Nullable Days days() throws IOException {
    Edges edges = edges(Quarters.dayKey(0), TierKeys.afterChunks());
    return edges == null
        ? null
        : new Days(TierKeys.dayOf(edges.first()), TierKeys.dayOf(edges.last()));
  }

  record Days(int oldest, int newest) {}

  @SuppressWarnings("ArrayRecordComponent") // keys: equality is never asked
  record Edges(byte[] first, byte[] last) {}

  /**
   * First and last key from one (inclusive) to another (exclusive), as they are kept; null if there
   * is none.
   */
  @Nullable Edges edges(byte[] from, byte[] to) throws IOException {
    return engine.<@Nullable Edges>use(tables -> {
      try (Slice lower = new Slice(PointGroups.first(from));
          Slice upper = new Slice(PointGroups.end(to));
          ReadOptions read =
              new ReadOptions().setIterateLowerBound(lower).setIterateUpperBound(upper);
          RocksIterator rows = tables.db().newIterator(tables.of(from), read)) {
        rows.seekToFirst();
        if (!rows.isValid()) {
          rows.status();
          return null;
        }
        byte[] first = rows.key();
        rows.seekToLast();
        return new Edges(first, rows.isValid() ? rows.key() : first);
      }
    });
  }

  @Override
  public void close() {
    engine.close();
    space.close();
    unlogged.close();
    flush.close();
  }
}
