package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.rocksdb.RocksIterator;

/**
 * Walks over the rows of many points or cells, forward only, and seeks where something lies between
 * them. Points that share rows are read together. Confined to one thread.
 */
final class SpanWalk {
  private static final byte[] NONE = {};

  /** Behind every key that there is. */
  private static final byte[] AFTER_ALL = {-1};

  private final RocksIterator rows;
  private final ChunkStore.Sweep sweep;
  private byte[] key = NONE;

  /** Rows of the group and slots that were read last. */
  private final List<Shared> shared = new ArrayList<>();

  private long sharedGroup = Long.MIN_VALUE;
  private int sharedFrom;
  private int sharedTo;

  /** A row of several points. */
  @SuppressWarnings("ArrayRecordComponent") // keys: equality is never asked
  private record Shared(byte[] key, CellBlock.Reader points) {}

  private interface KeptRow {
    boolean row(byte[] key, byte[] value) throws IOException;
  }

  /** Over the rows of one table. */
  SpanWalk(RocksIterator rows, ChunkStore.Sweep sweep) {
    this.rows = rows;
    this.sweep = sweep;
  }

  /** Hands out the rows of spans, which come in the order of their keys. */
  void over(Iterator<ChunkStore.Span> spans) throws IOException {
    boolean goesOn = true;
    while (goesOn && spans.hasNext()) {
      goesOn = over(spans.next());
    }
  }

  /** Hands out the rows of the next span; false if no more are wanted. */
  boolean over(ChunkStore.Span span) throws IOException {
    return PointGroups.isOfPoint(span.from())
        ? overPoint(span)
        : each(span.from(), span.to(), sweep::row);
  }

  private boolean overPoint(ChunkStore.Span span) throws IOException {
    long group = PointGroups.group(span.from());
    int from = TierKeys.slotOf(span.from());
    int to = TierKeys.slotOf(span.to());
    if (group != sharedGroup || from != sharedFrom || to != sharedTo) {
      shared.clear();
      each(
          PointGroups.key(span.from()),
          PointGroups.key(span.to()),
          (kept, block) -> shared.add(new Shared(kept, new CellBlock.Reader(block))));
      sharedGroup = group;
      sharedFrom = from;
      sharedTo = to;
    }
    int point = Quarters.pointOf(span.from());
    for (Shared each : shared) {
      byte[] own = each.points().bytesOf(point);
      if (own != null && !sweep.row(PointGroups.keyOfPoint(each.key(), point), own)) {
        return false;
      }
    }
    return true;
  }

  private boolean each(byte[] from, byte[] to, KeptRow visitor) throws IOException {
    if (key.length == 0 || Arrays.compareUnsigned(key, from) < 0) {
      rows.seek(from);
      key = rows.isValid() ? rows.key() : AFTER_ALL;
    }
    while (Arrays.compareUnsigned(key, to) < 0) {
      if (!visitor.row(key, rows.value())) {
        return false;
      }
      rows.next();
      key = rows.isValid() ? rows.key() : AFTER_ALL;
    }
    return true;
  }
}
