package org.parkwatch.telemetry.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads what {@link ByteWriter} wrote. Confined to one thread. Every read past the end, and every
 * number that cannot be, is an {@link IllegalArgumentException}: the bytes are damaged.
 */
public final class ByteReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private int at;

  public ByteReader(byte[] bytes, int from, int to) {
    if (from < 0 || to > bytes.length || from > to) {
      throw new IllegalArgumentException("no bytes " + from + ".." + to + " of " + bytes.length);
    }
    this.bytes = bytes;
    at = from;
    end = to;
  }

  public int position() {
    return at;
  }

  public int remaining() {
    return end - at;
  }

  public byte readByte() {
    need(1);
    return bytes[at++];
  }

  public int readInt() {
    need(Integer.BYTES);
    int value = (int) INT.get(bytes, at);
    at += Integer.BYTES;
    return value;
  }

  public long readLong() {
    need(Long.BYTES);
    long value = (long) LONG.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  public double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  public byte[] readBytes(int length) {
    need(length);
    byte[] copy = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return copy;
  }

  public long readVarint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = readByte();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits at byte " + at);
  }

  public long readZigzag() {
    long folded = readVarint();
    return (folded >>> 1) ^ -(folded & 1);
  }

  /**
   * A count or length.
   *
   * @throws IllegalArgumentException outside 0..most
   */
  public int readCount(int most) {
    long count = readVarint();
    if (count < 0 || count > most) {
      throw new IllegalArgumentException("a count of " + count + " where at most " + most + " fit");
    }
    return (int) count;
  }

  private void need(int length) {
    if (length < 0 || end - at < length) {
      throw new IllegalArgumentException(
          "the bytes end at " + end + ", needed " + length + " more");
    }
  }
}
