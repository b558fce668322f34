package org.parkwatch.telemetry.history;

import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Leaves of a chunk only what {@link Standing} needs: its first and last sample, the last one
 * before each whole five minutes, and each with which the point failed or came back, together with
 * the usable one before a failure. Confined to one thread.
 */
final class FrameSamples implements SampleVisitor {
  /** Length of a frame. */
  static final long MILLIS = 5 * 60 * 1000L;

  private final ChunkWriter thin;
  private final ByteWriter scratch;
  private boolean any;
  private boolean kept;
  private long lastMillis;
  private double lastValue;
  private byte lastQuality;

  private FrameSamples(int quarter, ByteWriter scratch) {
    thin = new ChunkWriter(quarter);
    this.scratch = scratch;
  }

  /** The last whole five minutes. */
  static long mark(long millis) {
    return Math.floorDiv(millis, MILLIS) * MILLIS;
  }

  /** The same chunk with fewer samples. */
  static byte[] of(byte[] chunk, int quarter, ByteWriter scratch) {
    FrameSamples samples = new FrameSamples(quarter, scratch);
    Chunk.visit(chunk, quarter, samples);
    samples.keepLast();
    return samples.thin.toChunk();
  }

  @Override
  public boolean visit(long millis, double value, byte quality) {
    boolean turns = any && Quality.usable(quality) != Quality.usable(lastQuality);
    boolean fails = turns && !Quality.usable(quality);
    if (fails || millis / MILLIS != lastMillis / MILLIS) {
      keepLast();
    }
    kept = !any || turns;
    any = true;
    lastMillis = millis;
    lastValue = value;
    lastQuality = quality;
    if (kept) {
      thin.append(millis, value, quality, scratch);
    }
    return true;
  }

  private void keepLast() {
    if (any && !kept) {
      thin.append(lastMillis, lastValue, lastQuality, scratch);
      kept = true;
    }
  }
}
