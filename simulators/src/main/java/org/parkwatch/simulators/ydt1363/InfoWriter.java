package org.parkwatch.simulators.ydt1363;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Puts together the INFO of an answer. Not thread-safe. */
final class InfoWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Bytes: flags, states, counts. */
  InfoWriter bytes(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  /** Floating point numbers, the low byte first; 20H where there is none. */
  InfoWriter floats(double... values) {
    for (double value : values) {
      int bits = Double.isNaN(value) ? 0x20202020 : Float.floatToIntBits((float) value);
      bytes.writeBytes(
          ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(bits).array());
    }
    return this;
  }

  byte[] written() {
    return bytes.toByteArray();
  }
}
