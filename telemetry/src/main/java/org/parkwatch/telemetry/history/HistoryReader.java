package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is sealed and what is still open as one. Thread-safe. */
final class HistoryReader {
  private static final int MOST_BUCKETS = 5_000;
  private static final long HOUR = Tier.HOUR.millis();

  /** Roll-ups that make a bucket, at least. */
  private static final int FINER = 4;

  private final PointIndex index;
  private final ChunkStore store;
  private final RollupReader rolled;

  HistoryReader(PointIndex index, ChunkStore store, RollupReader rolled) {
    this.index = index;
    this.store = store;
    this.rolled = rolled;
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
    Tier tier = tier(width);
    long rolledFrom =
        tier == null
            ? toMillis
            : Math.clamp(Math.ceilDiv(rolled.sinceMillis(), HOUR) * HOUR, fromMillis, toMillis);
    walk(point, fromMillis, rolledFrom, sums);
    if (tier != null) {
      rollups(point, tier, rolledFrom, toMillis)
          .forEach(each -> sums.add(each.fromMillis(), each.rollup()));
    }
    return sums.toBuckets();
  }

  /** The coarsest roll-ups that are fine enough for buckets so wide; null if samples are. */
  private static @Nullable Tier tier(long width) {
    Tier found = null;
    for (Tier tier : Tier.values()) {
      found = tier.millis() * FINER <= width ? tier : found;
    }
    return found;
  }

  List<Rolled> rollups(int point, Tier tier, long fromMillis, long toMillis) {
    long from = Math.max(fromMillis, HistoryIntake.EARLIEST_MILLIS);
    try {
      return from < toMillis ? rolled.read(point, tier, from, toMillis) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    ChunkWalk walk = new ChunkWalk(index.chunks(point), from, to, visitor);
    try {
      store.scan(point, Quarters.of(from), Quarters.of(to - 1), walk);
      walk.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
