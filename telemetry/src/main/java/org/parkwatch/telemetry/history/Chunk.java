package org.parkwatch.telemetry.history;

import org.parkwatch.telemetry.codec.ByteReader;

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
    ChunkColumns columns = new ChunkColumns().read(chunk, quarter);
    for (int i = 0; i < columns.size(); i++) {
      if (!visitor.visit(columns.millis(i), columns.value(i), columns.quality(i))) {
        return false;
      }
    }
    return true;
  }

  /** The bits that follow {@link #XOR}. */
  static long readXor(ByteReader in) {
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
