package org.parkwatch.telemetry.history;

import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Leaves of a chunk only what {@link Standing} needs: its first and last sample, the last one
 * before each whole five minutes, and each with which the point failed or came back, together with
 * the usable one before a failure.
 */
final class FrameSamples {
  /** Length of a frame. */
  static final long MILLIS = 5 * 60 * 1000L;

  private FrameSamples() {}

  /** The last whole five minutes. */
  static long mark(long millis) {
    return Math.floorDiv(millis, MILLIS) * MILLIS;
  }

  /** As a chunk with fewer samples. */
  static byte[] of(ChunkColumns samples, int quarter, ByteWriter scratch) {
    ChunkWriter thin = new ChunkWriter(quarter);
    long frameEnd = Quarters.start(quarter) + MILLIS;
    boolean usable = false;
    boolean kept = true;
    for (int i = 0; i < samples.size(); i++) {
      boolean before = usable;
      usable = Quality.usable(samples.quality(i));
      boolean turns = i > 0 && usable != before;
      boolean nextFrame = samples.millis(i) >= frameEnd;
      if (nextFrame) {
        frameEnd = mark(samples.millis(i)) + MILLIS;
      }
      if (!kept && (nextFrame || (turns && before))) {
        keep(samples, i - 1, thin, scratch);
      }
      kept = i == 0 || turns;
      if (kept) {
        keep(samples, i, thin, scratch);
      }
    }
    if (!kept) {
      keep(samples, samples.size() - 1, thin, scratch);
    }
    return thin.toChunk();
  }

  private static void keep(ChunkColumns samples, int i, ChunkWriter thin, ByteWriter scratch) {
    thin.append(samples.millis(i), samples.value(i), samples.quality(i), scratch);
  }
}
