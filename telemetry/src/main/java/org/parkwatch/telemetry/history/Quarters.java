package org.parkwatch.telemetry.history;

import java.nio.ByteBuffer;

/**
 * Quarters of an hour, counted from 1970 in UTC, and the keys of chunks.
 *
 * <p>A key is day, point, quarter of the day. Day first: the oldest day is one range of whole files
 * and goes without rewriting the rest. Then the point: its 96 chunks of a day lie side by side and
 * are one read.
 */
final class Quarters {
  static final long MILLIS = 15 * 60 * 1000L;
  static final int OF_DAY = 96;
  static final int KEY_BYTES = 9;

  private Quarters() {}

  static int of(long millis) {
    return Math.toIntExact(Math.floorDiv(millis, MILLIS));
  }

  static long start(int quarter) {
    return quarter * MILLIS;
  }

  static int day(int quarter) {
    return Math.floorDiv(quarter, OF_DAY);
  }

  static byte[] key(int point, int quarter) {
    return ByteBuffer.allocate(KEY_BYTES)
        .putInt(day(quarter))
        .putInt(point)
        .put((byte) Math.floorMod(quarter, OF_DAY))
        .array();
  }

  /** The chunks of a point from one quarter to another of the same day, both included. */
  static ChunkStore.Span span(int point, int firstQuarter, int lastQuarter) {
    byte[] end = key(point, lastQuarter);
    end[KEY_BYTES - 1]++;
    return new ChunkStore.Span(key(point, firstQuarter), end);
  }

  /** The first key that a day can have. */
  static byte[] dayKey(int day) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(day).array();
  }

  static int dayOf(byte[] key) {
    return ByteBuffer.wrap(key).getInt();
  }

  static int pointOf(byte[] key) {
    return ByteBuffer.wrap(key).getInt(Integer.BYTES);
  }

  static int quarterOf(byte[] key) {
    return dayOf(key) * OF_DAY + key[KEY_BYTES - 1];
  }
}
