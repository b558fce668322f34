package org.parkwatch.simulators.rackpdu;

import java.util.Locale;
import org.parkwatch.simulators.plant.PduReading;

/** Serial numbers and hardware addresses, made from a device's own address. */
final class Identity {
  private Identity() {}

  /** A serial number in the shape of a make, such as {@code ZA20%08d}. */
  static String serial(PduReading reading, String format) {
    return String.format(Locale.ROOT, format, reading.pdu().address() & 0xFFFFFF);
  }

  /** Six bytes: the make's registered prefix, then the low bytes of the address. */
  static byte[] mac(PduReading reading, int prefix) {
    int address = reading.pdu().address();
    return new byte[] {
      (byte) (prefix >>> 16),
      (byte) (prefix >>> 8),
      (byte) prefix,
      (byte) (address >>> 16),
      (byte) (address >>> 8),
      (byte) address
    };
  }

  /** Where the device says that it stands: the code of its cabinet. */
  static String location(PduReading reading) {
    return reading.pdu().cabinet();
  }
}
