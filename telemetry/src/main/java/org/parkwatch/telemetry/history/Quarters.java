package org.parkwatch.telemetry.history;

import java.nio.ByteBuffer;

/** Quarters of an hour, counted from 1970 in UTC, and the keys of chunks. */
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

  /** Of the chunk of a point. */
  static byte[] key(int point, int quarter) {
    return TierKeys.key(0, quarter, point, 0);
  }

  /** The chunk of a point, if there is one. */
  static ChunkStore.Span span(int point, int quarter) {
    return new ChunkStore.Span(key(point, quarter), TierKeys.key(0, quarter, point, 1));
  }

  /** The first key that a day can have. */
  static byte[] dayKey(int day) {
    return key(0, day * OF_DAY);
  }

  /** Point or cell of any key. */
  static int pointOf(byte[] key) {
    return ByteBuffer.wrap(key).getInt(Integer.BYTES);
  }
}
