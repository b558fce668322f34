package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.log.LogConsumer;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
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
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

  private final OpenJournal journal;
  private final ChunkStore store;
  private final HistoryWriter writer;
  private final Rollups rollups;
  private final PointIndex index;
  private final HistoryCounts counts = new HistoryCounts();
  private final CellTurns turns;
  private final HistoryIntake intake;
  private final PastIntake past;
  private final HistoryReader reader;
  private final SumReader sums;
  private final AsOfReader moments;
  private volatile long next;
  private volatile boolean closed;
  private long logMillis;

  /** As {@link #open}, with the free space and how often it is looked at given by a test. */
  HistoryStore(
      Path folder,
      HistoryOptions options,
      HistorySite site,
      @Nullable DamageBook damages,
      LongSupplier freeBytes,
      Duration tick)
      throws IOException {
    Path open = Files.createDirectories(folder.resolve("open"));
    store = ChunkStore.open(folder.resolve("chunks"), options, damages);
    try {
      rollups = new Rollups(store, site);
      CellRows frames = new CellRows(store, site, TierKeys.FRAMES);
      CellRows fives = new CellRows(store, site, TierKeys.FIVES);
      long heartbeat = options.byException().heartbeat().toMillis();
      OpenFiles files = OpenFiles.in(open, damages);
      journal = files.journal();
      index = new PointIndex(journal, site, heartbeat, store.days() == null);
      List<SealedChunk> overdue = new ArrayList<>();
      next = index.restore(files, overdue);
      writer =
          new HistoryWriter(
              store,
              rollups,
              new ChunkRows(store, site, rollups, frames, fives, counts),
              new Retention(store, options, frames, fives),
              journal,
              open,
              options,
              counts,
              freeBytes,
              tick);
      writer.start(overdue);
      turns = new CellTurns(index, writer, options.checkpointEvery());
      intake = new HistoryIntake(index, writer, counts);
      past = new PastIntake(index, writer);
      reader = new HistoryReader(index, store, new RollupReader(index, store, site, rollups));
      sums = new SumReader(index, store, site, rollups, fives);
      moments = new AsOfReader(index, store, site, frames, heartbeat);
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /**
   * Opens or creates history in a folder.
   *
   * @throws IOException if it is open already, here or in another process, or cannot be read
   */
  public static HistoryStore open(Path folder, HistoryOptions options, HistorySite site)
      throws IOException {
    return begin(folder, options, site, null);
  }

  /** As above, but what is damaged is set aside and noted, and history goes on with the rest. */
  public static HistoryStore open(
      Path folder, HistoryOptions options, HistorySite site, DamageBook damages)
      throws IOException {
    return begin(folder, options, site, damages);
  }

  private static HistoryStore begin(
      Path folder, HistoryOptions options, HistorySite site, @Nullable DamageBook damages)
      throws IOException {
    Files.createDirectories(folder);
    FileStore disk = Files.getFileStore(folder);
    return new HistoryStore(folder, options, site, damages, () -> usable(disk), TICK);
  }

  /** As above, with the free space and how often it is looked at given by a test. */
  static HistoryStore open(
      Path folder, HistoryOptions options, HistorySite site, LongSupplier freeBytes, Duration tick)
      throws IOException {
    return new HistoryStore(folder, options, site, null, freeBytes, tick);
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
        case LogRecord.Samples(SampleBatch batch) -> intake.take(batch, group.offset(), logMillis);
        case LogRecord.Watermark(long millis, boolean _) -> {
          logMillis = millis;
          time = true;
        }
        case LogRecord.Command _ -> {}
      }
    }
    next = group.offset() + 1;
    if (time) {
      turns.at(group.offset(), logMillis);
    }
  }

  @Override
  public Series range(int point, long fromMillis, long toMillis, int limit) {
    return reader.range(point, fromMillis, toMillis, limit);
  }

  @Override
  public Buckets buckets(int point, long fromMillis, long toMillis, int buckets) {
    return reader.buckets(point, fromMillis, toMillis, buckets);
  }

  @Override
  public List<Rolled> rollups(int point, Tier tier, long fromMillis, long toMillis) {
    return reader.rollups(point, tier, fromMillis, toMillis);
  }

  /**
   * Adds samples of the past that no log brings, over those of the same times; durable when history
   * is closed. One thread.
   *
   * @param series in time order
   * @return how many were taken: those of a quarter that is still open are not, the log has them
   */
  public int addPast(int point, Series series) {
    return past.take(point, series);
  }

  @Override
  public Summed sum(int[] points, Combine how, Steps steps, long fromMillis, long toMillis) {
    return sums.read(points, how, steps, fromMillis, toMillis);
  }

  @Override
  public Moment asOf(int[] points, long millis) {
    return moments.read(points, millis);
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
    return counts.figures(
        closed ? HistoryState.CLOSED : writer.state(),
        points,
        openBytes,
        writer.diskBytes(),
        writer.waiting());
  }

  /** Bytes that the engine has still to rewrite; 0 while it cannot be asked. Thread-safe. */
  public long pendingCompactionBytes() {
    try {
      return store.space().pendingCompactionBytes();
    } catch (IOException e) {
      LOG.warn("history: the engine cannot be asked: {}", e.getMessage());
      return 0;
    }
  }

  /** Where the oldest day of samples begins, UTC milliseconds; -1 without any. Thread-safe. */
  public long oldestMillis() {
    try {
      ChunkStore.Days days = store.days();
      return days == null ? -1 : days.oldest() * Tier.DAY.millis();
    } catch (IOException e) {
      LOG.warn("history: the engine cannot be asked: {}", e.getMessage());
      return -1;
    }
  }

  /** Samples that were refused since the start, by reason and point. Thread-safe. */
  public Refusals refusals() {
    return counts.refusals;
  }

  /**
   * Copies history as a crash now would leave it: together with the sample log from {@link
   * #resumeFrom} on, asked before, it is whole. Files are linked where the disk can. Any thread.
   *
   * @param into a folder that does not exist, on the same disk
   * @throws IOException if it cannot be copied; what was copied so far remains
   */
  public void copyTo(Path into) throws IOException {
    // Open chunks first: what is sealed meanwhile is then there twice and not never.
    journal.copyTo(Files.createDirectories(into.resolve("open")));
    store.space().copyTo(into.resolve("chunks"));
  }

  /**
   * Checkpoints all cells and closes the files. Close the log first. After 30 s what is not written
   * is left to the sample log, and to the next start.
   */
  @Override
  public void close() {
    close(CLOSE_WITHIN);
  }

  /** As above, with another time. */
  void close(Duration within) {
    if (closed) {
      return;
    }
    closed = true;
    turns.last(next - 1, logMillis);
    writer.close(within);
    store.close();
    try {
      journal.close();
    } catch (IOException e) {
      LOG.error("history: {}", e.toString());
    }
  }
}
