package org.parkwatch.telemetry.history;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.telemetry.codec.ByteWriter;

/** Samples of one point in columns that grow, in time order. Confined to one thread. */
final class Columns implements SampleVisitor {
  private long[] millis = new long[96];
  private double[] values = new double[96];
  private byte[] qualities = new byte[96];
  private int size;

  @Override
  public boolean visit(long atMillis, double value, byte quality) {
    if (size == millis.length) {
      int grown = size * 2;
      millis = Arrays.copyOf(millis, grown);
      values = Arrays.copyOf(values, grown);
      qualities = Arrays.copyOf(qualities, grown);
    }
    millis[size] = atMillis;
    values[size] = value;
    qualities[size++] = quality;
    return true;
  }

  static Columns of(byte[] chunk, int quarter) {
    Columns columns = new Columns();
    Chunk.visit(chunk, quarter, columns);
    return columns;
  }

  int size() {
    return size;
  }

  /** Both in time order; of two samples at one time the newer one's stays. */
  static Columns merge(Columns older, Columns newer) {
    Columns merged = new Columns();
    int o = 0;
    int n = 0;
    while (o < older.size || n < newer.size) {
      boolean takeNewer = n < newer.size && (o == older.size || newer.millis[n] <= older.millis[o]);
      if (takeNewer) {
        if (o < older.size && older.millis[o] == newer.millis[n]) {
          o++;
        }
        merged.visit(newer.millis[n], newer.values[n], newer.qualities[n]);
        n++;
      } else {
        merged.visit(older.millis[o], older.values[o], older.qualities[o]);
        o++;
      }
    }
    return merged;
  }

  /** The samples of a chunk with one more, in its place; a sample of the same time is replaced. */
  static Columns with(byte[] chunk, int quarter, long atMillis, double value, byte quality) {
    Columns one = new Columns();
    one.visit(atMillis, value, quality);
    return merge(of(chunk, quarter), one);
  }

  /** Chunks of which some may be of one point and quarter, as one each; later samples stay. */
  static Collection<SealedChunk> byQuarter(List<SealedChunk> chunks, ByteWriter scratch) {
    record Place(int point, int quarter) {}
    Map<Place, SealedChunk> whole = new LinkedHashMap<>();
    for (SealedChunk chunk : chunks) {
      whole.merge(
          new Place(chunk.point(), chunk.quarter()),
          chunk,
          (before, after) -> {
            int quarter = chunk.quarter();
            Columns both = merge(of(before.bytes(), quarter), of(after.bytes(), quarter));
            return new SealedChunk(chunk.point(), quarter, both.pack(quarter, scratch).toChunk());
          });
    }
    return whole.values();
  }

  ChunkWriter pack(int quarter, ByteWriter scratch) {
    ChunkWriter writer = new ChunkWriter(quarter);
    for (int i = 0; i < size; i++) {
      writer.append(millis[i], values[i], qualities[i], scratch);
    }
    return writer;
  }

  /**
   * Hands the samples to a visitor.
   *
   * @return false if it wanted no more
   */
  boolean forEach(SampleVisitor visitor) {
    for (int i = 0; i < size; i++) {
      if (!visitor.visit(millis[i], values[i], qualities[i])) {
        return false;
      }
    }
    return true;
  }

  Series toSeries() {
    return new Series(
        Arrays.copyOf(millis, size), Arrays.copyOf(values, size), Arrays.copyOf(qualities, size));
  }
}
