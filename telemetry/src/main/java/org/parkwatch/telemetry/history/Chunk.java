package org.parkwatch.telemetry.history;

import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.Decimals;
import org.parkwatch.telemetry.sample.Quality;

/**
 * How the samples of one point and quarter hour are packed: a stream of tokens, each a varint. A
 * sample that goes on as the last one did (same step of time, quality and value) costs nothing but
 * its part of a run; a changed value costs its difference as a scaled integer; everything else is
 * an exception before the sample. The value of a BAD sample is not stored: it is NaN.
 */
final class Chunk {
  /** So many samples like the last one; their number follows. */
  static final int RUN = 0;

  /** The step between samples changes; the difference of the steps in ms follows, zigzag. */
  static final int STEP = 1;

  /** The quality changes; its code follows. */
  static final int QUALITY = 2;

  /** Values have more decimals from here; their number follows. */
  static final int SCALE = 3;

  /**
   * A sample whose value is no short decimal: its bits XOR those of the last such value. One byte
   * says how many zero bytes lead (high nibble) and trail (low nibble); the bytes between follow.
   */
  static final int XOR = 4;

  /** A sample; token minus this is the zigzag of the difference to the last scaled value, not 0. */
  static final int DELTA = 4;

  private Chunk() {}

  /**
   * Hands the samples of a chunk to a visitor.
   *
   * @return false if the visitor wanted no more
   * @throws IllegalArgumentException if the bytes are no chunk
   */
  static boolean visit(byte[] chunk, int quarter, SampleVisitor visitor) {
    ByteReader in = new ByteReader(chunk, 0, chunk.length);
    long millis = Quarters.start(quarter);
    long step = 0;
    long mantissa = 0;
    long bits = 0;
    int scale = 0;
    byte quality = Quality.GOOD.code();
    while (in.remaining() > 0) {
      long token = in.readVarint();
      if (token == STEP) {
        step += in.readZigzag();
      } else if (token == QUALITY) {
        quality = in.readByte();
      } else if (token == SCALE) {
        int finer = in.readCount(Decimals.MAX_SCALE);
        mantissa = Decimals.rescale(mantissa, scale, finer);
        scale = finer;
      } else {
        int run = token == RUN ? in.readCount(Integer.MAX_VALUE) : 1;
        double value;
        if (token == XOR) {
          bits ^= readXor(in);
          value = Double.longBitsToDouble(bits);
        } else {
          if (token != RUN) {
            long folded = token - DELTA;
            mantissa += (folded >>> 1) ^ -(folded & 1);
          }
          value = Quality.usable(quality) ? Decimals.value(mantissa, scale) : Double.NaN;
        }
        for (int i = 0; i < run; i++) {
          millis += step;
          if (!visitor.visit(millis, value, quality)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static long readXor(ByteReader in) {
    int zeros = in.readByte();
    int leading = (zeros >> 4) & 0xF;
    int trailing = zeros & 0xF;
    if (leading + trailing > Long.BYTES) {
      throw new IllegalArgumentException("a value of " + (leading + trailing) + " zero bytes");
    }
    long value = 0;
    for (int i = leading + trailing; i < Long.BYTES; i++) {
      value = value << Byte.SIZE | (in.readByte() & 0xFFL);
    }
    return trailing == Long.BYTES ? 0 : value << (trailing * Byte.SIZE);
  }
}
