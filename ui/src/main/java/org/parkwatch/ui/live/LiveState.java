package org.parkwatch.ui.live;

import java.util.Arrays;

/**
 * What a frame says of every cabinet and room, in layout order and in the units of the wire.
 * Confined to the thread of its channel.
 */
final class LiveState {
  /** Tenths of a degree Celsius, or the code of a {@link NoValue}. */
  final short[] temperature;

  /** Units of 10 W, or the code of a {@link NoValue}. */
  final short[] power;

  /** UTC seconds of the sample that the age counts from, 0 where there never was a usable one. */
  final long[] seconds;

  /** The most pressing alarm, see {@link AlarmMarks}. */
  final byte[] mark;

  final byte[] roomMark;

  /** Alarms that stand in the room and its cabinets. */
  final int[] roomStanding;

  /** Those of them that nobody has taken. */
  final int[] roomOpen;

  LiveState(int cabinets, int rooms) {
    temperature = new short[cabinets];
    power = new short[cabinets];
    seconds = new long[cabinets];
    mark = new byte[cabinets];
    roomMark = new byte[rooms];
    roomStanding = new int[rooms];
    roomOpen = new int[rooms];
    Arrays.fill(temperature, NoValue.NEVER.code());
    Arrays.fill(power, NoValue.NEVER.code());
  }

  int cabinets() {
    return temperature.length;
  }

  int rooms() {
    return roomMark.length;
  }

  boolean sameCabinet(LiveState other, int i) {
    return temperature[i] == other.temperature[i]
        && power[i] == other.power[i]
        && seconds[i] == other.seconds[i]
        && mark[i] == other.mark[i];
  }

  boolean sameRoom(LiveState other, int r) {
    return roomMark[r] == other.roomMark[r]
        && roomStanding[r] == other.roomStanding[r]
        && roomOpen[r] == other.roomOpen[r];
  }

  void copyFrom(LiveState other) {
    System.arraycopy(other.temperature, 0, temperature, 0, temperature.length);
    System.arraycopy(other.power, 0, power, 0, power.length);
    System.arraycopy(other.seconds, 0, seconds, 0, seconds.length);
    System.arraycopy(other.mark, 0, mark, 0, mark.length);
    System.arraycopy(other.roomMark, 0, roomMark, 0, roomMark.length);
    System.arraycopy(other.roomStanding, 0, roomStanding, 0, roomStanding.length);
    System.arraycopy(other.roomOpen, 0, roomOpen, 0, roomOpen.length);
  }
}
