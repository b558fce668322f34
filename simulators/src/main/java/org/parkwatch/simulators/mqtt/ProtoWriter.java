package org.parkwatch.simulators.mqtt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes fields of a protocol buffers message.
 *
 * <p>Source: Protocol Buffers documentation, "Encoding".
 */
final class ProtoWriter {
  private static final int VARINT = 0;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;
  private static final int MORE = 0x80;
  private static final int SEVEN_BITS = 0x7F;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ProtoWriter number(int field, long value) {
    key(field, VARINT);
    varint(value);
    return this;
  }

  ProtoWriter truth(int field, boolean value) {
    return number(field, value ? 1 : 0);
  }

  ProtoWriter float32(int field, float value) {
    key(field, FIXED32);
    int bits = Float.floatToIntBits(value);
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      out.write(bits >>> shift);
    }
    return this;
  }

  ProtoWriter text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtoWriter message(int field, ProtoWriter message) {
    return bytes(field, message.end());
  }

  private ProtoWriter bytes(int field, byte[] bytes) {
    key(field, LENGTH);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  byte[] end() {
    return out.toByteArray();
  }

  private void key(int field, int type) {
    varint(((long) field << 3) | type);
  }

  private void varint(long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      out.write((int) ((rest & SEVEN_BITS) | MORE));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
