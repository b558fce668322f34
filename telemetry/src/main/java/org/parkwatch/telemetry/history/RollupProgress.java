package org.parkwatch.telemetry.history;

import java.nio.ByteBuffer;

/**
 * How far roll-ups have come. Kept in the store beside them.
 *
 * @param sinceHour hour of the oldest chunk that has roll-ups; of older ones there are none
 * @param foldedHour newest hour that has its roll-ups
 * @param foldedDay newest day of the site that has its roll-ups
 * @param mostPoint highest id of a point with roll-ups
 */
record RollupProgress(int sinceHour, int foldedHour, int foldedDay, int mostPoint) {
  static final RollupProgress NONE = new RollupProgress(0, 0, 0, -1);

  boolean isNone() {
    return mostPoint < 0;
  }

  RollupProgress with(int hour, int point) {
    return new RollupProgress(
        Math.min(sinceHour, hour), foldedHour, foldedDay, Math.max(mostPoint, point));
  }

  RollupProgress hourFolded(int hour) {
    return new RollupProgress(sinceHour, hour, foldedDay, mostPoint);
  }

  RollupProgress dayFolded(int day) {
    return new RollupProgress(sinceHour, foldedHour, day, mostPoint);
  }

  byte[] encode() {
    return ByteBuffer.allocate(4 * Integer.BYTES)
        .putInt(sinceHour)
        .putInt(foldedHour)
        .putInt(foldedDay)
        .putInt(mostPoint)
        .array();
  }

  static RollupProgress decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new RollupProgress(in.getInt(), in.getInt(), in.getInt(), in.getInt());
  }
}
