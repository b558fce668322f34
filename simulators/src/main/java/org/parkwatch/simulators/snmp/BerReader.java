package org.parkwatch.simulators.snmp;

/** Reads BER forwards, never beyond its end. Mutable, confined to one thread. */
final class BerReader {
  private byte[] bytes = new byte[0];
  private int at;
  private int end;

  void reset(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    at = from;
    end = to;
  }

  int position() {
    return at;
  }

  void skipTo(int position) {
    at = position;
  }

  /** Whether there is more before {@code limit}. */
  boolean before(int limit) {
    return at < limit;
  }

  int peekTag() throws MalformedException {
    if (at >= end) {
      throw new MalformedException("message ends where a value should begin");
    }
    return bytes[at] & 0xFF;
  }

  /** Reads tag and length, stands at the content and returns its length. */
  int header(int tag) throws MalformedException {
    int found = peekTag();
    if (found != tag) {
      throw new MalformedException(String.format("tag 0x%02X instead of 0x%02X", found, tag));
    }
    return anyHeader();
  }

  /** As {@link #header}, whatever the tag. */
  int anyHeader() throws MalformedException {
    peekTag();
    at++;
    int length = octet();
    if (length == 0x80 || length > 0x84) {
      throw new MalformedException("length of indefinite or absurd form");
    }
    if (length > 0x80) {
      long value = 0;
      for (int n = length & 0x7F; n > 0; n--) {
        value = (value << 8) | octet();
      }
      length = (int) Math.min(value, Integer.MAX_VALUE);
    }
    if (length > end - at) {
      throw new MalformedException("length " + length + " beyond the end");
    }
    return length;
  }

  /** A whole INTEGER of at most 32 bits. */
  int int32() throws MalformedException {
    int length = header(Ber.INTEGER);
    if (length < 1 || length > 5) {
      throw new MalformedException("integer of " + length + " bytes");
    }
    long value = bytes[at++];
    for (int i = 1; i < length; i++) {
      value = (value << 8) | (bytes[at++] & 0xFF);
    }
    if (value != (int) value) {
      throw new MalformedException("integer beyond 32 bits");
    }
    return (int) value;
  }

  private int octet() throws MalformedException {
    if (at >= end) {
      throw new MalformedException("message ends in a length");
    }
    return bytes[at++] & 0xFF;
  }
}
