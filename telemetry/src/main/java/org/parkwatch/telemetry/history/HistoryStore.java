package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.log.LogConsumer;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * History in one process: a chunk for each point and quarter hour, packed in memory while the
 * quarter is open, sealed to disk some minutes after it ended, checkpointed in between. {@link
 * #accept} is confined to the log's thread for this consumer, everything else is thread-safe.
 *
 * <p>Stored are the samples of points that have a cell, with usable numbers or BAD. Of two samples
 * of a point and time the later one stays. Everything refused is counted with its reason.
 */
public final class HistoryStore implements History, LogConsumer, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryStore.class);
  private static final long EARLIEST_MILLIS = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
  private static final long AHEAD_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long BEHIND_MILLIS = Duration.ofDays(400).toMillis();
  private static final int MOST_BUCKETS = 5_000;
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

  /** Checkpoints wait while the writer has so much to do: each holds a cell in memory once more. */
  private static final int CROWDED = 8;

  private final long checkpointMillis;
  private final ChunkStore store;
  private final HistoryWriter writer;
  private final PointIndex index;
  private final HistoryCounts counts = new HistoryCounts();
  private final ByteWriter scratch = new ByteWriter(64);
  private volatile long next;
  private volatile boolean closed;
  private long logMillis;
  private boolean stopNoted;

  private HistoryStore(
      Path folder,
      HistoryOptions options,
      IntUnaryOperator cellOfPoint,
      LongSupplier freeBytes,
      Duration tick)
      throws IOException {
    Path checkpoints = folder.resolve("open");
    Files.createDirectories(checkpoints);
    checkpointMillis = options.checkpointEvery().toMillis();
    store = ChunkStore.open(folder.resolve("chunks"), options);
    try {
      index = new PointIndex(checkpoints, cellOfPoint, store.days() == null);
      List<SealedChunk> overdue = new ArrayList<>();
      next = index.restore(overdue);
      store.put(overdue);
      store.flush();
      writer = new HistoryWriter(store, checkpoints, options, counts, freeBytes, tick);
      writer.start();
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /**
   * Opens or creates history in a folder.
   *
   * @param cellOfPoint the cell of a point, negative for points that do not exist
   * @throws IOException if it is open already, here or in another process, or cannot be read
   */
  public static HistoryStore open(Path folder, HistoryOptions options, IntUnaryOperator cellOfPoint)
      throws IOException {
    Files.createDirectories(folder);
    FileStore disk = Files.getFileStore(folder);
    return open(folder, options, cellOfPoint, () -> usable(disk), TICK);
  }

  /** As above, with the free space and how often it is looked at given by a test. */
  static HistoryStore open(
      Path folder,
      HistoryOptions options,
      IntUnaryOperator cellOfPoint,
      LongSupplier freeBytes,
      Duration tick)
      throws IOException {
    return new HistoryStore(folder, options, cellOfPoint, freeBytes, tick);
  }

  private static long usable(FileStore disk) {
    try {
      return disk.getUsableSpace();
    } catch (IOException e) {
      LOG.error("history: cannot ask for free space", e);
      return 0;
    }
  }

  @Override
  public String name() {
    return "history";
  }

  @Override
  public long resumeFrom() {
    long from = next;
    for (Cell cell : index.cells()) {
      cell.lock().lock();
      try {
        from = Math.min(from, cell.neededFrom());
      } finally {
        cell.lock().unlock();
      }
    }
    return from;
  }

  @Override
  public void accept(LogGroup group) {
    if (closed) {
      throw new IllegalStateException("history is closed");
    }
    boolean time = false;
    for (LogRecord record : group.records()) {
      switch (record) {
        case LogRecord.Samples(SampleBatch batch) -> store(batch, group.offset());
        case LogRecord.Watermark(long millis, boolean _) -> {
          logMillis = millis;
          time = true;
        }
        case LogRecord.Command _ -> {}
      }
    }
    next = group.offset() + 1;
    if (time) {
      keepUp(group.offset());
    }
  }

  private void store(SampleBatch batch, long offset) {
    if (writer.state() != HistoryState.RUNNING) {
      counts.dropped.add(batch.size());
      return;
    }
    List<SealedChunk> late = new ArrayList<>();
    for (int row = 0; row < batch.size(); ) {
      PointChunks point = pointOf(batch, row, offset);
      if (point == null) {
        row++;
      } else {
        row = storeRun(batch, row, offset, point, late);
      }
    }
    if (!late.isEmpty()) {
      counts.late.add(late.size());
      if (!writer.submit(new HistoryWriter.Job.Late(late))) {
        counts.dropped.add(late.size());
      }
    }
  }

  /** Where a row belongs; null, and counted, if it cannot be stored. */
  private @Nullable PointChunks pointOf(SampleBatch batch, int row, long offset) {
    double value = batch.value(row);
    if (Quality.usable(batch.quality(row)) && !Double.isFinite(value)) {
      counts.refusedNotANumber.increment();
      return null;
    }
    long millis = batch.millis(row);
    if (millis < EARLIEST_MILLIS
        || (logMillis != 0
            && (millis > logMillis + AHEAD_MILLIS || millis < logMillis - BEHIND_MILLIS))) {
      counts.refusedTime.increment();
      return null;
    }
    try {
      PointChunks point = index.findOrOwn(batch.point(row), millis, offset);
      if (point == null) {
        counts.refusedUnknownPoint.increment();
      }
      return point;
    } catch (IOException e) {
      LOG.error("history: a new cell cannot be noted", e);
      counts.dropped.increment();
      return null;
    }
  }

  /** Stores rows as long as they are of the first one's cell; returns the row after them. */
  private int storeRun(
      SampleBatch batch, int first, long offset, PointChunks firstPoint, List<SealedChunk> late) {
    Cell cell = firstPoint.cell();
    List<SealedChunk> overdue = new ArrayList<>(0);
    int row = first;
    PointChunks point = firstPoint;
    cell.lock().lock();
    try {
      if (!cell.holds(offset)) {
        cell.touch(offset);
      }
      while (point != null && point.cell() == cell) {
        if (!cell.holds(offset)) {
          storeRow(batch, row, point, late, overdue);
        }
        row++;
        point = row < batch.size() ? pointOf(batch, row, offset) : null;
      }
    } finally {
      cell.lock().unlock();
    }
    if (!overdue.isEmpty() && !writer.submit(new HistoryWriter.Job.Seal(cell, overdue))) {
      LOG.error("history: {} chunks of cell {} are lost", overdue.size(), cell.id());
      counts.failures.increment();
    }
    return row;
  }

  private void storeRow(
      SampleBatch batch,
      int row,
      PointChunks point,
      List<SealedChunk> late,
      List<SealedChunk> overdue) {
    long millis = batch.millis(row);
    double value = batch.value(row);
    byte quality = batch.quality(row);
    counts.samples.increment();
    if (point.cell().isSealed(millis)) {
      late.add(packed(point.point(), millis, value, quality));
      return;
    }
    switch (point.add(millis, value, quality, scratch, overdue)) {
      case APPENDED -> {}
      case REPLACED -> counts.replaced.increment();
      case OUT_OF_ORDER -> counts.outOfOrder.increment();
      case LATE -> late.add(packed(point.point(), millis, value, quality));
    }
  }

  private SealedChunk packed(int point, long millis, double value, byte quality) {
    int quarter = Quarters.of(millis);
    ChunkWriter one = new ChunkWriter(quarter);
    one.append(millis, value, quality, scratch);
    return new SealedChunk(point, quarter, one.toChunk());
  }

  /** Seals and checkpoints the cells that are due at the newest watermark. */
  private void keepUp(long offset) {
    boolean running = writer.state() == HistoryState.RUNNING;
    for (Cell cell : index.cells()) {
      if (running) {
        seal(cell);
      }
      if (running ? writer.waiting() < CROWDED : !stopNoted) {
        checkpoint(cell, offset, !running);
      }
    }
    stopNoted = !running;
  }

  private void seal(Cell cell) {
    cell.lock().lock();
    try {
      int quarter = cell.sealDue(logMillis);
      if (quarter > cell.sealedThrough()) {
        List<SealedChunk> chunks = cell.toSeal(quarter);
        if (chunks.isEmpty() || writer.offer(new HistoryWriter.Job.Seal(cell, chunks))) {
          cell.sealing(quarter);
        }
      }
    } finally {
      cell.lock().unlock();
    }
  }

  private void checkpoint(Cell cell, long offset, boolean now) {
    cell.lock().lock();
    try {
      if (now || cell.checkpointDue(logMillis, checkpointMillis)) {
        byte[] bytes = cell.checkpoint(offset, logMillis, checkpointMillis);
        if (!writer.offer(new HistoryWriter.Job.Save(cell, bytes))) {
          cell.checkpointed(false);
        }
      }
    } finally {
      cell.lock().unlock();
    }
  }

  @Override
  public Series range(int point, long fromMillis, long toMillis, int limit) {
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

  @Override
  public Buckets buckets(int point, long fromMillis, long toMillis, int buckets) {
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
    long from = Math.max(fromMillis, EARLIEST_MILLIS);
    long to = Math.min(toMillis, EARLIEST_MILLIS + Duration.ofDays(36_500).toMillis());
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

  /** How history is. Walks over all points: not for every second. Thread-safe. */
  public HistoryFigures figures() {
    int points = 0;
    long openBytes = 0;
    for (Cell cell : index.cells()) {
      cell.lock().lock();
      try {
        points += cell.points().size();
        openBytes += cell.memoryBytes();
      } finally {
        cell.lock().unlock();
      }
    }
    return new HistoryFigures(
        closed ? HistoryState.CLOSED : writer.state(),
        counts.samples.sum(),
        counts.refusedNotANumber.sum(),
        counts.refusedUnknownPoint.sum(),
        counts.refusedTime.sum(),
        counts.dropped.sum(),
        counts.replaced.sum(),
        counts.outOfOrder.sum(),
        counts.late.sum(),
        points,
        openBytes,
        counts.sealedChunks.sum(),
        counts.sealedBytes.sum(),
        writer.diskBytes(),
        counts.deletedDays.sum(),
        counts.failures.sum(),
        writer.waiting());
  }

  /** Checkpoints all cells and closes the files. Close the log first. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (Cell cell : index.cells()) {
      checkpoint(cell, next - 1, true);
    }
    writer.close(CLOSE_WITHIN);
    store.close();
  }
}
