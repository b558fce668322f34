package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** Reads what is sealed and what is still open as one. Thread-safe. */
final class HistoryReader {
  private static final int MOST_BUCKETS = 5_000;

  private final PointIndex index;
  private final ChunkStore store;

  HistoryReader(PointIndex index, ChunkStore store) {
    this.index = index;
    this.store = store;
  }

  Series range(int point, long fromMillis, long toMillis, int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit of " + limit + " samples");
    }
    Columns columns = new Columns();
    if (limit > 0) {
      walk(
          point,
          fromMillis,
          toMillis,
          (millis, value, quality) ->
              columns.visit(millis, value, quality) && columns.size() < limit);
    }
    return columns.toSeries();
  }

  Buckets buckets(int point, long fromMillis, long toMillis, int buckets) {
    if (buckets < 1 || buckets > MOST_BUCKETS || fromMillis >= toMillis) {
      throw new IllegalArgumentException(
          buckets + " buckets from " + fromMillis + " to " + toMillis);
    }
    long width = Math.ceilDiv(toMillis - fromMillis, buckets);
    BucketSums sums = new BucketSums(fromMillis, width, buckets);
    walk(point, fromMillis, toMillis, sums);
    return sums.toBuckets();
  }

  /** Hands out a point's samples from a time (inclusive) to another (exclusive), in order. */
  private void walk(int point, long fromMillis, long toMillis, SampleVisitor visitor) {
    long from = Math.max(fromMillis, HistoryIntake.EARLIEST_MILLIS);
    long to =
        Math.min(toMillis, HistoryIntake.EARLIEST_MILLIS + Duration.ofDays(36_500).toMillis());
    if (from >= to) {
      return;
    }
    // Memory first: a chunk that is sealed meanwhile is then seen twice and not never.
    ChunkWalk walk = new ChunkWalk(inMemory(point), from, to, visitor);
    try {
      store.scan(point, Quarters.of(from), Quarters.of(to - 1), walk);
      walk.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<SealedChunk> inMemory(int point) {
    PointChunks chunks = index.find(point);
    if (chunks == null) {
      return List.of();
    }
    chunks.cell().lock().lock();
    try {
      return chunks.chunks();
    } finally {
      chunks.cell().lock().unlock();
    }
  }
}
