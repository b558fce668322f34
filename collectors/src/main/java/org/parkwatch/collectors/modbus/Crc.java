package org.parkwatch.collectors.modbus;

/** The check of RTU frames: Modbus over serial line V1.02, section 6.2.2. Pure functions. */
final class Crc {
  private static final int START = 0xFFFF;
  private static final int POLYNOMIAL = 0xA001;

  private Crc() {}

  /** Over bytes from..to, without the last; the low byte goes first on the wire. */
  static int of(byte[] bytes, int from, int to) {
    int crc = START;
    for (int i = from; i < to; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
      }
    }
    return crc;
  }
}
