package org.parkwatch.collectors.modbus;

import java.util.Arrays;

/** Something that a unit can be asked. Immutable. */
sealed interface UnitRequest permits BlockRequest, IdentityRequest {
  /** The frame for a unit, over TCP with the number of its transaction. */
  byte[] frame(Framing framing, int transaction, int unit);

  /** Function code, which the answer carries too. */
  int function();

  /**
   * A frame of Modbus messaging on TCP/IP with transaction and unit in place, or what it is on a
   * serial line.
   *
   * @param frame is taken over
   */
  static byte[] framed(byte[] frame, Framing framing, int transaction, int unit) {
    int unitAt = 6;
    int crcBytes = 2;
    frame[0] = (byte) (transaction >>> 8);
    frame[1] = (byte) transaction;
    frame[unitAt] = (byte) unit;
    if (framing == Framing.TCP) {
      return frame;
    }
    byte[] rtu = Arrays.copyOfRange(frame, unitAt, frame.length + crcBytes);
    int crc = Crc.of(frame, unitAt, frame.length);
    rtu[rtu.length - crcBytes] = (byte) crc;
    rtu[rtu.length - 1] = (byte) (crc >>> Byte.SIZE);
    return rtu;
  }
}
