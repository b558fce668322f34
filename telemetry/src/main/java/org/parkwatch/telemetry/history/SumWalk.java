package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.rollup.RollupCodec;

/**
 * Adds up some points, in one walk over the rows of each tier, with what of them is still in memory
 * in its place. Confined to one thread.
 */
final class SumWalk {
  private final int[] points;
  private final StepTimes times;
  private final ChunkStore store;
  private final HistorySite site;
  private final ChunkRollups made;
  private final StepSums sums;
  private final PointSum[] ofPoint;
  private final List<Deque<SealedChunk>> memory;

  private final boolean minutes;
  private final int earliestQuarter;

  /** No sample of it or of before it is looked for in memory. */
  private int foldedQuarter = Integer.MIN_VALUE;

  /** Place of the point whose rows come. */
  private int now;

  /**
   * @param minutes whether the steps are made of minutes; what is in memory is then made into these
   * @param earliestQuarter what is in memory of before it is too old for registers to go on from
   */
  SumWalk(
      int[] points,
      Combine how,
      StepTimes times,
      boolean minutes,
      int earliestQuarter,
      PointIndex index,
      ChunkStore store,
      HistorySite site) {
    this.points = points;
    this.times = times;
    this.minutes = minutes;
    this.earliestQuarter = earliestQuarter;
    this.store = store;
    this.site = site;
    made = new ChunkRollups(site);
    sums = new StepSums(times.size());
    ofPoint = new PointSum[points.length];
    memory = new ArrayList<>(points.length);
    for (int i = 0; i < points.length; i++) {
      ofPoint[i] = new PointSum(how, sums, times.size());
      // Memory first: a chunk that is sealed meanwhile is then seen twice and not never.
      memory.add(new ArrayDeque<>(index.chunks(points[i])));
    }
  }

  /** Walks over segments, which are in the order of time, and adds up. */
  StepSums over(List<SumReader.Segment> segments) {
    try {
      for (SumReader.Segment segment : segments) {
        if (segment.byCell()) {
          overCells(segment);
        } else {
          over(segment);
        }
      }
      return end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void over(SumReader.Segment segment) throws IOException {
    Tier tier = segment.tier();
    int[] steps = new int[segment.last() - segment.first() + 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = times.at(start(tier, segment.first() + i));
    }
    int slots = TierKeys.slots(tier);
    PointSpans spans = spans(segment, slots);
    store.sweep(
        spans,
        (key, value) -> {
          now = spans.at();
          int row = TierKeys.periodOf(key) * slots + TierKeys.slotOf(key);
          boolean ofQuarter = tier == Tier.MINUTE || tier == Tier.QUARTER;
          if (!ofQuarter || !isInMemory(row)) {
            take(tier, row, steps[row - segment.first()], value);
          }
          return true;
        });
    if (tier == Tier.HOUR || tier == Tier.DAY) {
      foldedQuarter = Quarters.of(start(tier, segment.last() + 1)) - 1;
    }
  }

  /** One row after the other: five minutes of all points of a cell. */
  private void overCells(SumReader.Segment segment) throws IOException {
    Map<Integer, List<Integer>> cells = cells();
    List<Integer> ids = List.copyOf(cells.keySet());
    List<List<Integer>> places = List.copyOf(cells.values());
    PointSpans spans =
        new PointSpans(
            ids.size(),
            segment.first(),
            segment.last(),
            (quarter, at) -> TierKeys.cellRows(TierKeys.FIVES, ids.get(at), quarter));
    store.sweep(
        spans,
        (key, block) -> {
          takeCell(TierKeys.periodOf(key), block, places.get(spans.at()));
          return true;
        });
  }

  /** Places of the points, by cell and in order. */
  private Map<Integer, List<Integer>> cells() {
    Map<Integer, List<Integer>> cells = new TreeMap<>();
    for (int i = 0; i < points.length; i++) {
      int cell = site.cellOfPoint().applyAsInt(points[i]);
      if (cell >= 0) {
        cells.computeIfAbsent(cell, c -> new ArrayList<>()).add(i);
      }
    }
    return cells;
  }

  private void takeCell(int quarter, byte[] block, List<Integer> places) throws IOException {
    CellBlock.Reader cell = new CellBlock.Reader(block);
    int next = 0;
    while (next < places.size() && cell.next()) {
      while (next < places.size() && points[places.get(next)] < cell.point()) {
        next++;
      }
      if (next < places.size() && points[places.get(next)] == cell.point()) {
        now = places.get(next++);
        if (!isInMemory(quarter)) {
          take(ofPoint[now], quarter, ChunkRollups.FIVES, cell.reader());
        }
      }
    }
  }

  private PointSpans spans(SumReader.Segment segment, int slots) {
    return new PointSpans(
        points.length,
        Math.floorDiv(segment.first(), slots),
        Math.floorDiv(segment.last(), slots),
        (period, at) ->
            TierKeys.span(
                segment.tier(),
                period,
                points[at],
                Math.max(0, segment.first() - period * slots),
                Math.min(slots, segment.last() + 1 - period * slots)));
  }

  private long start(Tier tier, int row) {
    return switch (tier) {
      case MINUTE, QUARTER -> Quarters.start(row);
      case HOUR -> row * Tier.HOUR.millis();
      case DAY -> SiteDays.start(site.zone(), row);
    };
  }

  private void take(Tier tier, int row, int step, byte[] value) {
    PointSum sum = ofPoint[now];
    if (tier == Tier.MINUTE) {
      takeMinutes(sum, row, value);
    } else {
      sum.at(step);
      RollupCodec.read(new ByteReader(value, 0, value.length), sum);
    }
  }

  private void takeMinutes(PointSum sum, int quarter, byte[] record) {
    take(sum, quarter, ChunkRollups.MINUTES, new ByteReader(record, 0, record.length));
  }

  /** Takes roll-ups that share a quarter evenly. */
  private void take(PointSum sum, int quarter, int count, ByteReader in) {
    long start = Quarters.start(quarter);
    for (int i = 0; i < count; i++) {
      sum.at(times.at(start + i * (Quarters.MILLIS / count)));
      RollupCodec.read(in, sum);
    }
  }

  /**
   * Adds what memory has of the current point up to a quarter that the disk has too.
   *
   * @return whether that quarter itself was in memory: it is added whole
   */
  private boolean isInMemory(int quarter) throws IOException {
    Deque<SealedChunk> own = memory.get(now);
    while (!own.isEmpty() && own.element().quarter() <= quarter) {
      boolean same = own.element().quarter() == quarter;
      takeChunk(now, own.remove(), same);
      if (same) {
        return true;
      }
    }
    return false;
  }

  private void takeChunk(int at, SealedChunk chunk, boolean onDiskToo) throws IOException {
    long start = Quarters.start(chunk.quarter());
    if (chunk.quarter() <= foldedQuarter
        || chunk.quarter() < earliestQuarter
        || start >= times.to()) {
      return;
    }
    ChunkRollups.Made rolled = made.of(onDiskToo ? store.merged(chunk) : chunk);
    if (minutes) {
      takeMinutes(ofPoint[at], chunk.quarter(), rolled.minutes());
    } else {
      ofPoint[at].at(times.at(start));
      ofPoint[at].take(Rollups.unpacked(rolled.quarter()));
    }
  }

  private StepSums end() throws IOException {
    for (int i = 0; i < points.length; i++) {
      for (SealedChunk chunk : memory.get(i)) {
        takeChunk(i, chunk, false);
      }
      ofPoint[i].end();
    }
    return sums;
  }
}
