package org.parkwatch.telemetry.history;

import java.util.ArrayList;
import java.util.List;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.sample.Quality;

/** Takes series of the past beside the log, as samples that come late. One thread. */
final class PastIntake {
  private final PointIndex index;
  private final HistoryWriter writer;
  private final ByteWriter scratch = new ByteWriter(64);

  PastIntake(PointIndex index, HistoryWriter writer) {
    this.index = index;
    this.writer = writer;
  }

  /** Hands a series to the writer, quarter by quarter; returns how many samples it took. */
  int take(int point, Series series) {
    List<SealedChunk> chunks = new ArrayList<>();
    int taken = 0;
    ChunkWriter chunk = null;
    for (int i = 0; i < series.size(); i++) {
      long millis = series.millis()[i];
      double value = series.values()[i];
      byte quality = series.qualities()[i];
      if (isOpen(point, millis)
          || millis < HistoryIntake.EARLIEST_MILLIS
          || (Quality.usable(quality) && !Double.isFinite(value))) {
        continue;
      }
      if (chunk == null || chunk.quarter() != Quarters.of(millis)) {
        if (chunk != null) {
          chunks.add(new SealedChunk(point, chunk.quarter(), chunk.toChunk()));
        }
        chunk = new ChunkWriter(Quarters.of(millis));
      }
      chunk.append(millis, value, quality, scratch);
      taken++;
    }
    if (chunk != null) {
      chunks.add(new SealedChunk(point, chunk.quarter(), chunk.toChunk()));
    }
    return chunks.isEmpty() || writer.submit(new HistoryJob.Late(chunks)) ? taken : 0;
  }

  /** Whether the quarter of an instant is still open: what is in it comes from the log. */
  private boolean isOpen(int point, long millis) {
    PointChunks chunks = index.find(point);
    if (chunks == null) {
      return false;
    }
    Cell cell = chunks.cell();
    cell.lock().lock();
    try {
      return !cell.isSealed(Quarters.of(millis));
    } finally {
      cell.lock().unlock();
    }
  }
}
