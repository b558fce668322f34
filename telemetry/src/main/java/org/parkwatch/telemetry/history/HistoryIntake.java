package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes samples from the log into open chunks, or refuses and counts them. Confined to the log's
 * thread for history.
 */
final class HistoryIntake {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryIntake.class);

  /** History begins here: an earlier time is a clock that was never set. */
  static final long EARLIEST_MILLIS = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

  private static final long AHEAD_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long BEHIND_MILLIS = Duration.ofDays(400).toMillis();

  private final PointIndex index;
  private final HistoryWriter writer;
  private final HistoryCounts counts;
  private final ByteWriter scratch = new ByteWriter(64);
  private long logMillis;

  /** The quarter of the sample that was stored last, nearly always the next one's too. */
  private int quarter;

  private long quarterStart;

  HistoryIntake(PointIndex index, HistoryWriter writer, HistoryCounts counts) {
    this.index = index;
    this.writer = writer;
    this.counts = counts;
  }

  /**
   * Stores what of a batch can be stored.
   *
   * @param offset of the group that brought it
   * @param newLogMillis newest watermark, 0 before the first one
   */
  void take(SampleBatch batch, long offset, long newLogMillis) {
    logMillis = newLogMillis;
    counts.logMillis = newLogMillis;
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
      if (!writer.submit(new HistoryJob.Late(late, index::lateIsOver))) {
        counts.dropped.add(late.size());
        index.lateIsOver(late);
      }
    }
  }

  /** Where a row belongs; null, and counted, if it cannot be stored. */
  private @Nullable PointChunks pointOf(SampleBatch batch, int row, long offset) {
    double value = batch.value(row);
    if (Quality.usable(batch.quality(row)) && !Double.isFinite(value)) {
      counts.refusedNotANumber.increment();
      counts.refusals.note(Refused.Reason.NOT_A_NUMBER, batch, row, logMillis);
      return null;
    }
    long millis = batch.millis(row);
    if (millis < EARLIEST_MILLIS
        || (logMillis != 0
            && (millis > logMillis + AHEAD_MILLIS || millis < logMillis - BEHIND_MILLIS))) {
      counts.refusedTime.increment();
      counts.refusals.note(Refused.Reason.TIME, batch, row, logMillis);
      return null;
    }
    try {
      PointChunks point = index.findOrOwn(batch.point(row), millis, offset);
      if (point == null) {
        counts.refusedUnknownPoint.increment();
        counts.refusals.note(Refused.Reason.UNKNOWN_POINT, batch, row, logMillis);
      }
      return point;
    } catch (IOException e) {
      LOG.error("history: a new cell cannot be noted", e);
      counts.dropped.increment();
      return null;
    }
  }

  /** Stores rows as long as they are of the first one's cell; returns the next row to look at. */
  private int storeRun(
      SampleBatch batch, int first, long offset, PointChunks firstPoint, List<SealedChunk> late) {
    Cell cell = firstPoint.cell();
    List<SealedChunk> overdue = new ArrayList<>(0);
    int row = first;
    int stored = 0;
    PointChunks point = firstPoint;
    cell.lock().lock();
    try {
      boolean held = cell.holds(offset);
      if (!held) {
        cell.touch(offset);
      }
      while (point != null && point.cell() == cell) {
        if (!held) {
          storeRow(batch, row, point, late, overdue);
          stored++;
        }
        row++;
        point = row < batch.size() ? pointOf(batch, row, offset) : null;
      }
    } finally {
      cell.lock().unlock();
      counts.samples.add(stored);
    }
    if (!overdue.isEmpty()
        && !writer.submit(new HistoryJob.Seal(List.of(new HistoryJob.OfCell(cell, overdue))))) {
      LOG.error("history: {} chunks of cell {} are lost", overdue.size(), cell.id());
      counts.failures.increment();
    }
    // A row that was refused ends the run, and must not be refused once more.
    return point == null ? Math.min(row + 1, batch.size()) : row;
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
    if (millis - quarterStart < 0 || millis - quarterStart >= Quarters.MILLIS) {
      quarter = Quarters.of(millis);
      quarterStart = Quarters.start(quarter);
    }
    if (point.cell().isSealed(quarter)) {
      late.add(late(point, millis, value, quality));
      return;
    }
    switch (point.add(quarter, millis, value, quality, scratch, overdue)) {
      case APPENDED -> {}
      case LEFT_OUT -> counts.leftOut.increment();
      case REPLACED -> counts.replaced.increment();
      case OUT_OF_ORDER -> counts.outOfOrder.increment();
      case LATE -> late.add(late(point, millis, value, quality));
    }
  }

  /** Packed by itself; it is read from memory until the writer has come to it. */
  private SealedChunk late(PointChunks point, long millis, double value, byte quality) {
    ChunkWriter one = new ChunkWriter(quarter);
    one.append(millis, value, quality, scratch);
    SealedChunk sample = new SealedChunk(point.point(), quarter, one.toChunk());
    point.late(sample);
    return sample;
  }
}
