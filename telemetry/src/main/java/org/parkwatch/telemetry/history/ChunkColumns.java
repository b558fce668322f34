package org.parkwatch.telemetry.history;

import java.util.Arrays;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.Decimals;
import org.parkwatch.telemetry.sample.Quality;

/**
 * The samples of a chunk in columns, as values and as the integers that they are packed as. Used
 * again for the next chunk. Confined to one thread.
 */
final class ChunkColumns {
  /** Beyond it the integers are not used: their sums over a quarter hour would overflow. */
  private static final long LARGEST = 1L << 42;

  private static final int USUAL = 96;

  private long[] millis = new long[USUAL];
  private double[] values = new double[USUAL];
  private long[] mantissas = new long[USUAL];
  private byte[] qualities = new byte[USUAL];
  private int size;
  private int scale;
  private boolean scaled;

  /** How many samples there are. */
  int size() {
    return size;
  }

  long millis(int i) {
    return millis[i];
  }

  /** NaN where the sample is BAD. */
  double value(int i) {
    return values[i];
  }

  /** The value as an integer of {@link #scale} decimals, if {@link #scaled}. */
  long mantissa(int i) {
    return mantissas[i];
  }

  byte quality(int i) {
    return qualities[i];
  }

  int scale() {
    return scale;
  }

  /** Whether all usable values are short decimals. */
  boolean scaled() {
    return scaled;
  }

  /**
   * Reads a chunk in the place of the one before.
   *
   * @throws IllegalArgumentException if the bytes are no chunk
   */
  ChunkColumns read(byte[] chunk, int quarter) {
    ByteReader in = new ByteReader(chunk, 0, chunk.length);
    size = 0;
    scale = 0;
    scaled = true;
    long at = Quarters.start(quarter);
    long step = 0;
    long mantissa = 0;
    long bits = 0;
    double value = 0;
    boolean usable = true;
    byte quality = Quality.GOOD.code();
    while (in.remaining() > 0) {
      long token = in.readVarint();
      if (token == Chunk.STEP) {
        step += in.readZigzag();
      } else if (token == Chunk.QUALITY) {
        quality = in.readByte();
        usable = Quality.usable(quality);
      } else if (token == Chunk.SCALE) {
        int finer = in.readCount(Decimals.MAX_SCALE);
        mantissa = Decimals.rescale(mantissa, scale, finer);
        refine(finer);
      } else {
        int run = token == Chunk.RUN ? in.readCount((int) Quarters.MILLIS - size) : 1;
        boolean odd = token == Chunk.XOR;
        if (odd) {
          bits ^= Chunk.readXor(in);
          value = Double.longBitsToDouble(bits);
          scaled = false;
        } else {
          if (token != Chunk.RUN) {
            long folded = token - Chunk.DELTA;
            mantissa += (folded >>> 1) ^ -(folded & 1);
          }
          value = usable ? Decimals.value(mantissa, scale) : Double.NaN;
          scaled &= Math.abs(mantissa) < LARGEST;
        }
        reserve(run);
        for (int i = size; i < size + run; i++) {
          at += step;
          millis[i] = at;
          values[i] = value;
          mantissas[i] = mantissa;
          qualities[i] = quality;
        }
        size += run;
      }
    }
    return this;
  }

  /** From here values have more decimals: those of before get them too. */
  private void refine(int finer) {
    for (int i = 0; scaled && i < size; i++) {
      mantissas[i] = Decimals.rescale(mantissas[i], scale, finer);
      scaled = Math.abs(mantissas[i]) < LARGEST;
    }
    scale = finer;
  }

  private void reserve(int more) {
    if (millis.length - size < more) {
      int grown = Math.max(size + more, size * 2);
      millis = Arrays.copyOf(millis, grown);
      values = Arrays.copyOf(values, grown);
      mantissas = Arrays.copyOf(mantissas, grown);
      qualities = Arrays.copyOf(qualities, grown);
    }
  }
}
