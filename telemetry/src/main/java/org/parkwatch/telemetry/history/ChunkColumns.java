package org.parkwatch.telemetry.history;

import java.util.Arrays;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.Decimals;
import org.parkwatch.telemetry.rollup.ScaledRollup;
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
    return scaled ? scaledValue(i) : values[i];
  }

  private double scaledValue(int i) {
    return Quality.usable(qualities[i]) ? Decimals.value(mantissas[i], scale) : Double.NaN;
  }

  /** Whether a usable value is below that before it, if {@link #scaled}. */
  boolean falls() {
    long before = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      if (Quality.usable(qualities[i])) {
        if (mantissas[i] < before) {
          return true;
        }
        before = mantissas[i];
      }
    }
    return false;
  }

  /**
   * Rolls up the samples of a span from one on, if {@link #scaled}; returns the first behind it.
   */
  int into(ScaledRollup span, int from) {
    return span.take(millis, mantissas, qualities, from, size);
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
          spell();
        } else {
          if (token != Chunk.RUN) {
            long folded = token - Chunk.DELTA;
            mantissa += (folded >>> 1) ^ -(folded & 1);
          }
          if (scaled && Math.abs(mantissa) >= LARGEST) {
            spell();
          }
          value = scaled ? 0 : usable ? Decimals.value(mantissa, scale) : Double.NaN;
        }
        reserve(run);
        for (int i = size; i < size + run; i++) {
          at += step;
          millis[i] = at;
          mantissas[i] = mantissa;
          qualities[i] = quality;
        }
        if (!scaled) {
          Arrays.fill(values, size, size + run, value);
        }
        size += run;
      }
    }
    return this;
  }

  /** From here the values count, and no longer the integers. */
  private void spell() {
    for (int i = 0; scaled && i < size; i++) {
      values[i] = scaledValue(i);
    }
    scaled = false;
  }

  /** From here values have more decimals: those of before get them too. */
  private void refine(int finer) {
    for (int i = 0; scaled && i < size; i++) {
      if (Math.abs(Decimals.rescale(mantissas[i], scale, finer)) >= LARGEST) {
        spell();
      }
    }
    for (int i = 0; scaled && i < size; i++) {
      mantissas[i] = Decimals.rescale(mantissas[i], scale, finer);
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
