package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what many points stood at, at an instant: of frames where there are, else of chunks; what
 * is in memory is in it. Thread-safe.
 */
final class AsOfReader {
  /** An older sample stands for nothing: the point had long been silent. */
  static final long LOOK_BACK_MILLIS = Duration.ofHours(1).toMillis();

  private final PointIndex index;
  private final ChunkStore store;
  private final HistorySite site;
  private final CellRows frames;
  private final long heartbeatMillis;

  AsOfReader(
      PointIndex index, ChunkStore store, HistorySite site, CellRows frames, long heartbeatMillis) {
    this.index = index;
    this.store = store;
    this.site = site;
    this.frames = frames;
    this.heartbeatMillis = heartbeatMillis;
  }

  /** What one read is about: quarters from the first to the last, both included. */
  private record Window(long since, long mark, long until, int first, int last) {
    static Window of(long millis) {
      long mark = FrameSamples.mark(millis);
      long since = mark - LOOK_BACK_MILLIS;
      return new Window(since, mark, millis, Quarters.of(since), Quarters.of(millis - 1));
    }
  }

  /** A point on its way to what it stood at. */
  private record Walked(int point, Standing standing, List<SealedChunk> memory, ChunkWalk walk) {}

  Moment read(int[] points, long millis) {
    Window window = Window.of(millis);
    int[] each = Arrays.stream(points).distinct().sorted().toArray();
    Standing[] standing = new Standing[each.length];
    Arrays.setAll(standing, i -> standing(each[i], window));
    if (millis >= HistoryIntake.EARLIEST_MILLIS) {
      try {
        boolean framed = window.first() >= frames.completeFrom();
        Map<Integer, List<Walked>> cells = new TreeMap<>();
        for (int i = 0; i < each.length; i++) {
          int point = each[i];
          int cell =
              framed && site.framed().test(point) ? site.cellOfPoint().applyAsInt(point) : -1;
          cells
              .computeIfAbsent(cell, c -> new ArrayList<>())
              .add(walked(point, standing[i], window));
        }
        cells.entrySet().parallelStream()
            .forEach(cell -> read(cell.getKey(), cell.getValue(), window));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Moment(each, standing, millis, window.mark());
  }

  /** Where samples are left out, one stands until the next one is due at the latest. */
  private Standing standing(int point, Window window) {
    long holds = site.thins(point) ? heartbeatMillis : 0;
    return new Standing(window.since(), window.mark(), window.until(), holds);
  }

  private Walked walked(int point, Standing standing, Window window) {
    // Memory first: a chunk that is sealed meanwhile is then seen twice and not never.
    List<SealedChunk> memory = new ArrayList<>(2);
    for (SealedChunk chunk : index.chunks(point)) {
      if (chunk.quarter() >= window.first() && chunk.quarter() <= window.last()) {
        memory.add(chunk);
      }
    }
    ChunkWalk walk = new ChunkWalk(memory, window.since(), window.until(), standing);
    return new Walked(point, standing, memory, walk);
  }

  /**
   * Reads points, in the order of their ids.
   *
   * @param cell of which there are frames, or negative
   */
  private void read(int cell, List<Walked> points, Window window) {
    try {
      if (cell < 0) {
        readChunks(points, window);
      } else {
        readFrames(cell, points, window);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    points.forEach(each -> each.walk().end());
  }

  private void readFrames(int cell, List<Walked> points, Window window) throws IOException {
    PointSpans quarters =
        new PointSpans(
            1,
            window.first(),
            window.last(),
            (quarter, _) -> TierKeys.cellRows(TierKeys.FRAMES, cell, quarter));
    store.sweep(
        quarters,
        (key, block) -> {
          readBlock(block, TierKeys.periodOf(key), points.iterator());
          return true;
        });
  }

  private void readBlock(byte[] block, int quarter, Iterator<Walked> points) throws IOException {
    Walked next = points.hasNext() ? points.next() : null;
    CellBlock.Reader frame = new CellBlock.Reader(block);
    while (next != null && frame.next()) {
      while (next != null && next.point() < frame.point()) {
        next = points.hasNext() ? points.next() : null;
      }
      if (next != null && next.point() == frame.point()) {
        next.walk().chunk(quarter, chunk(next, quarter, frame));
      }
    }
  }

  /** The frame's samples, or the whole chunk where memory has others of that quarter. */
  private byte[] chunk(Walked point, int quarter, CellBlock.Reader frame) throws IOException {
    for (SealedChunk open : point.memory()) {
      if (open.quarter() == quarter) {
        byte[] whole = store.get(Quarters.key(point.point(), quarter));
        return whole == null ? frame.bytes() : whole;
      }
    }
    return frame.bytes();
  }

  private void readChunks(List<Walked> points, Window window) throws IOException {
    PointSpans spans =
        new PointSpans(
            points.size(),
            window.first(),
            window.last(),
            (quarter, at) -> Quarters.span(points.get(at).point(), quarter));
    store.sweep(
        spans,
        (key, chunk) -> {
          points.get(spans.at()).walk().chunk(TierKeys.periodOf(key), chunk);
          return true;
        });
  }
}
