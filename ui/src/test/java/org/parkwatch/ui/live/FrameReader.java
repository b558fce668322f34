package org.parkwatch.ui.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads frames as the floor map does: the independent half of the encoder's tests. */
final class FrameReader {
  boolean full;
  long sequence;
  long revision;
  long dataMillis;
  long serverMillis;
  int changedCabinets;
  int changedRooms;

  /** Applies a frame to what the screen has; the state must fit the frame's layout. */
  static FrameReader apply(byte[] frame, LiveState screen) {
    ByteBuffer b = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    FrameReader head = new FrameReader();
    if (b.get(0) != 'P' || b.get(1) != 1 || b.get(3) != 0) {
      throw new AssertionError("not a frame of version 1");
    }
    head.full = b.get(2) == 0;
    head.sequence = Integer.toUnsignedLong(b.getInt(4));
    head.revision = b.getLong(8);
    head.dataMillis = b.getLong(16);
    head.serverMillis = b.getLong(24);
    head.changedCabinets = b.getInt(40);
    head.changedRooms = b.getInt(44);
    if (b.getInt(32) != screen.cabinets() || b.getInt(36) != screen.rooms()) {
      throw new AssertionError("the frame has another layout");
    }
    b.position(48);
    int i = -1;
    for (int k = 0; k < head.changedCabinets; k++) {
      i += (int) varint(b);
      screen.temperature[i] = b.getShort();
      screen.power[i] = b.getShort();
      long age = varint(b);
      screen.seconds[i] = age == 0 ? 0 : Math.floorDiv(head.dataMillis, 1000L) - (age - 1);
      screen.mark[i] = b.get();
    }
    int r = -1;
    for (int k = 0; k < head.changedRooms; k++) {
      r += (int) varint(b);
      screen.roomMark[r] = b.get();
      screen.roomStanding[r] = (int) varint(b);
      screen.roomOpen[r] = (int) varint(b);
    }
    if (b.hasRemaining()) {
      throw new AssertionError(b.remaining() + " bytes follow the last record");
    }
    return head;
  }

  private static long varint(ByteBuffer b) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = b.get() & 0xFF;
      value |= (long) (next & 127) << shift;
      if (next < 128) {
        return value;
      }
    }
  }
}
