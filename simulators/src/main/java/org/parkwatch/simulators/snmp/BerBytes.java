package org.parkwatch.simulators.snmp;

import java.util.Arrays;

/** Builds BER values as arrays, for the few messages where that is cheap enough. */
final class BerBytes {
  private BerBytes() {}

  static byte[] integer(long value) {
    return integer(Ber.INTEGER, value);
  }

  static byte[] integer(int tag, long value) {
    int size = Ber.integerSize(value);
    byte[] content = new byte[size];
    Ber.putInteger(content, 0, value, size);
    return value(tag, content);
  }

  static byte[] octets(byte... content) {
    return value(Ber.OCTET_STRING, content);
  }

  static byte[] sequence(byte[]... parts) {
    return value(Ber.SEQUENCE, concat(parts));
  }

  static byte[] value(int tag, byte[] content) {
    int header = 1 + Ber.lengthSize(content.length);
    byte[] out = new byte[header + content.length];
    out[0] = (byte) tag;
    Ber.putLength(out, 1, content.length);
    System.arraycopy(content, 0, out, header, content.length);
    return out;
  }

  static byte[] concat(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] out = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
    return out;
  }
}
