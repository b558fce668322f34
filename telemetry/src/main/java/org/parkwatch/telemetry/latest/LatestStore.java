package org.parkwatch.telemetry.latest;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.damage.DamageKind;
import org.parkwatch.telemetry.log.LogConsumer;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest sample of every point in arrays by point id, 25 bytes a point, checkpointed every 30
 * seconds of the log's time. {@link #accept} is confined to the log's thread for this consumer;
 * reads are lock-free. Two reads of one point may see two neighbouring samples.
 *
 * <p>Newest is by the sample's time, at equal times by arrival. Samples of unknown points, and
 * those over ten minutes ahead of the log's time (they would hide all that come after), are refused
 * and counted.
 */
public final class LatestStore implements Latest, LogConsumer, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LatestStore.class);
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle DOUBLES = MethodHandles.arrayElementVarHandle(double[].class);
  private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);
  private static final long AHEAD_MILLIS = Duration.ofMinutes(10).toMillis();

  private final Path file;
  private final IntSupplier pointCount;
  private final long checkpointMillis;
  private final AtomicLong refusedUnknownPoint = new AtomicLong();
  private final AtomicLong refusedTime = new AtomicLong();
  private final AtomicLong failedCheckpoints = new AtomicLong();
  private volatile LatestColumns columns;
  private volatile long watermark;
  private volatile long durableNext;
  private volatile Thread saving = Thread.ofVirtual().unstarted(() -> {});
  private long next;
  private long savedAtMillis;

  private LatestStore(
      Path file, IntSupplier pointCount, Duration checkpointEvery, LatestCheckpoint saved) {
    this.file = file;
    this.pointCount = pointCount;
    checkpointMillis = checkpointEvery.toMillis();
    columns = saved.columns();
    watermark = saved.watermark();
    savedAtMillis = watermark;
    next = saved.next();
    durableNext = next;
  }

  /**
   * Opens the store with its checkpoint; without a sound one it starts empty and replays what the
   * log has.
   *
   * @param folder of the checkpoint
   * @param pointCount one more than the highest point id that exists now; it may grow
   * @throws IOException if the folder cannot be used
   */
  public static LatestStore open(Path folder, IntSupplier pointCount) throws IOException {
    return open(folder, pointCount, Duration.ofSeconds(30));
  }

  /** As above; a damaged checkpoint is noted. */
  public static LatestStore open(Path folder, IntSupplier pointCount, DamageBook damages)
      throws IOException {
    return open(folder, pointCount, Duration.ofSeconds(30), damages);
  }

  static LatestStore open(Path folder, IntSupplier pointCount, Duration checkpointEvery)
      throws IOException {
    return open(folder, pointCount, checkpointEvery, null);
  }

  private static LatestStore open(
      Path folder, IntSupplier pointCount, Duration checkpointEvery, @Nullable DamageBook damages)
      throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("latest");
    LatestCheckpoint saved = LatestCheckpoint.EMPTY;
    if (Files.exists(file)) {
      try {
        saved = LatestCheckpoint.read(file);
      } catch (IOException e) {
        LOG.error("latest: the checkpoint is lost, starting from what the log has", e);
        if (damages != null) {
          damages.note(
              file,
              DamageKind.NEWEST_SAMPLES,
              e.getMessage()
                  + "; points that the sample log has no sample of have no value until the next");
        }
      }
    }
    return new LatestStore(file, pointCount, checkpointEvery, saved);
  }

  @Override
  public String name() {
    return "latest";
  }

  @Override
  public long resumeFrom() {
    return durableNext;
  }

  @Override
  public void accept(LogGroup group) {
    if (group.offset() < next) {
      return;
    }
    for (LogRecord record : group.records()) {
      switch (record) {
        case LogRecord.Samples(SampleBatch batch) -> take(batch);
        case LogRecord.Watermark(long millis, boolean _) -> watermark = millis;
        case LogRecord.Command _ -> {}
      }
    }
    next = group.offset() + 1;
    if (watermark - savedAtMillis >= checkpointMillis && !saving.isAlive()) {
      savedAtMillis = watermark;
      LatestCheckpoint snapshot = new LatestCheckpoint(next, watermark, columns.copy());
      saving = Thread.ofPlatform().name("latest-checkpoint").start(() -> save(snapshot));
    }
  }

  private void save(LatestCheckpoint snapshot) {
    try {
      snapshot.write(file);
      durableNext = snapshot.next();
    } catch (IOException e) {
      failedCheckpoints.incrementAndGet();
      LOG.error("latest: cannot write a checkpoint: {}", e.toString());
    }
  }

  private void take(SampleBatch batch) {
    int known = pointCount.getAsInt();
    LatestColumns into = columns;
    if (into.millis().length < known) {
      into = into.grownTo(known);
      columns = into;
    }
    long mark = watermark;
    for (int row = 0; row < batch.size(); row++) {
      int point = batch.point(row);
      long millis = batch.millis(row);
      if (point < 0 || point >= known) {
        refusedUnknownPoint.incrementAndGet();
      } else if (mark != 0 && millis > mark + AHEAD_MILLIS) {
        refusedTime.incrementAndGet();
      } else if (millis >= into.millis()[point]) {
        byte quality = batch.quality(row);
        DOUBLES.setOpaque(into.values(), point, batch.value(row));
        BYTES.setOpaque(into.qualities(), point, quality);
        if (Quality.usable(quality)) {
          LONGS.setOpaque(into.usableMillis(), point, millis);
        }
        LONGS.setRelease(into.millis(), point, millis);
      }
    }
  }

  @Override
  public double value(int point) {
    LatestColumns from = columns;
    return from.has(point) ? (double) DOUBLES.getOpaque(from.values(), point) : Double.NaN;
  }

  @Override
  public long millis(int point) {
    LatestColumns from = columns;
    return from.has(point) ? (long) LONGS.getAcquire(from.millis(), point) : 0;
  }

  @Override
  public byte quality(int point) {
    LatestColumns from = columns;
    return from.has(point)
        ? (byte) BYTES.getOpaque(from.qualities(), point)
        : Quality.BAD_TIMEOUT.code();
  }

  @Override
  public long usableMillis(int point) {
    LatestColumns from = columns;
    return from.has(point) ? (long) LONGS.getOpaque(from.usableMillis(), point) : 0;
  }

  @Override
  public long watermark() {
    return watermark;
  }

  /** Samples refused because their point is unknown. */
  public long refusedUnknownPoint() {
    return refusedUnknownPoint.get();
  }

  /** Samples refused because their time is far ahead of the log's. */
  public long refusedTime() {
    return refusedTime.get();
  }

  /** Checkpoints that could not be written; the log is kept until one can. */
  public long failedCheckpoints() {
    return failedCheckpoints.get();
  }

  /** Writes a last checkpoint. Close the log first. */
  @Override
  public void close() {
    try {
      saving.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (durableNext < next) {
      save(new LatestCheckpoint(next, watermark, columns));
    }
  }
}
