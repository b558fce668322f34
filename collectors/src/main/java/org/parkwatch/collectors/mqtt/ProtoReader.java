package org.parkwatch.collectors.mqtt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the wire format of protocol buffers: fields one after the other. Confined to one thread.
 *
 * <p>Source: Protocol Buffers documentation, "Encoding".
 */
final class ProtoReader {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private static final int MAX_VARINT_BITS = 64;

  private final ByteBuffer in;
  private int field;
  private int type;

  ProtoReader(byte[] message) {
    this(ByteBuffer.wrap(message));
  }

  private ProtoReader(ByteBuffer in) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Goes to the next field.
   *
   * @return false at the end
   * @throws MalformedPayload if this is no field
   */
  boolean next() throws MalformedPayload {
    if (!in.hasRemaining()) {
      return false;
    }
    long key = varint();
    field = (int) (key >>> 3);
    type = (int) (key & 7);
    if (field <= 0 || key >>> 32 != 0) {
      throw new MalformedPayload("no field has the number " + (key >>> 3));
    }
    return true;
  }

  int field() {
    return field;
  }

  /** The value of a varint field. */
  long number() throws MalformedPayload {
    need(VARINT);
    return varint();
  }

  boolean truth() throws MalformedPayload {
    return number() != 0;
  }

  float float32() throws MalformedPayload {
    need(FIXED32);
    left(Float.BYTES);
    return in.getFloat();
  }

  double float64() throws MalformedPayload {
    need(FIXED64);
    left(Double.BYTES);
    return in.getDouble();
  }

  /**
   * A text.
   *
   * @param maxBytes a longer one is malformed
   */
  String text(int maxBytes) throws MalformedPayload {
    need(BYTES);
    int length = length();
    if (length > maxBytes) {
      throw new MalformedPayload("a text of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A message within this one. */
  ProtoReader message() throws MalformedPayload {
    need(BYTES);
    int length = length();
    ByteBuffer part = in.slice(in.position(), length);
    in.position(in.position() + length);
    return new ProtoReader(part);
  }

  /** Passes over the field's value. */
  void skip() throws MalformedPayload {
    switch (type) {
      case VARINT -> varint();
      case FIXED64 -> pass(Long.BYTES);
      case FIXED32 -> pass(Integer.BYTES);
      case BYTES -> pass(length());
      default -> throw new MalformedPayload("wire type " + type + " is not known");
    }
  }

  private void pass(int bytes) throws MalformedPayload {
    left(bytes);
    in.position(in.position() + bytes);
  }

  private int length() throws MalformedPayload {
    long length = varint();
    if (length < 0 || length > in.remaining()) {
      throw new MalformedPayload("a field is cut off");
    }
    return (int) length;
  }

  private void need(int wanted) throws MalformedPayload {
    if (type != wanted) {
      throw new MalformedPayload("field " + field + " has wire type " + type);
    }
  }

  private void left(int bytes) throws MalformedPayload {
    if (in.remaining() < bytes) {
      throw new MalformedPayload("a field is cut off");
    }
  }

  private long varint() throws MalformedPayload {
    long value = 0;
    for (int shift = 0; shift < MAX_VARINT_BITS; shift += 7) {
      left(1);
      byte next = in.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedPayload("a number without end");
  }
}
