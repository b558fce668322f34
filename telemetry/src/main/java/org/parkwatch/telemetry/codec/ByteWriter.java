package org.parkwatch.telemetry.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow as they are written, big-endian. Confined to one thread. */
public final class ByteWriter {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int LONGEST_VARINT = 10;

  private byte[] bytes;
  private int size;

  public ByteWriter(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  public int size() {
    return size;
  }

  /** The bytes behind this writer, of which the first {@link #size()} count; not a copy. */
  public byte[] array() {
    return bytes;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Forgets everything and keeps the memory. */
  public void clear() {
    size = 0;
  }

  /** Goes back to a size it had before. */
  public void truncate(int to) {
    if (to < 0 || to > size) {
      throw new IllegalArgumentException("cannot truncate " + size + " bytes to " + to);
    }
    size = to;
  }

  public void writeByte(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  public void writeInt(int value) {
    ensure(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  public void writeLong(long value) {
    ensure(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  public void setInt(int at, int value) {
    INT.set(bytes, at, value);
  }

  public void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  public void writeBytes(byte[] from, int offset, int length) {
    ensure(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  /** Seven bits a byte, lowest first; small numbers are short. Negative ones take ten bytes. */
  public void writeVarint(long value) {
    ensure(LONGEST_VARINT);
    size = putVarint(value, bytes, size);
  }

  /** As {@link #writeVarint}, into bytes that have room; returns the place behind it. */
  public static int putVarint(long value, byte[] into, int from) {
    int at = from;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      into[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    into[at++] = (byte) rest;
    return at;
  }

  /** Bytes that {@link #writeVarint} takes for a number that is not negative. */
  public static int varintLength(long value) {
    return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
  }

  /** As {@link #writeVarint}, but short for small numbers of either sign. */
  public void writeZigzag(long value) {
    writeVarint(zigzag(value));
  }

  /** 0, -1, 1, -2 … become 0, 1, 2, 3 … */
  public static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + (bytes.length >> 1)));
    }
  }
}
