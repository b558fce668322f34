package org.parkwatch.simulators.snmp;

import java.util.Arrays;

/** One parsed request; names and community stay where they stand in the message. Mutable. */
final class SnmpRequest {
  static final int V1 = 0;
  static final int V2C = 1;
  static final int GET = 0xA0;
  static final int GET_NEXT = 0xA1;
  static final int SET = 0xA3;
  static final int GET_BULK = 0xA5;

  /** More names than fit a request of 4096 bytes. */
  private static final int MAX_BINDINGS = 640;

  private final BerReader reader = new BerReader();
  private final int[] nameAt = new int[MAX_BINDINGS];
  private final int[] nameLength = new int[MAX_BINDINGS];
  private byte[] bytes = new byte[0];
  private int version;
  private int communityAt;
  private int communityLength;
  private int type;
  private int requestId;
  private int second;
  private int third;
  private int bindingsAt;
  private int bindingsLength;
  private int count;

  /**
   * Reads the message up to its bindings.
   *
   * @throws MalformedException if it is no SNMP message with a version of at most 32 bits
   */
  void readHeader(byte[] message, int length) throws MalformedException {
    bytes = message;
    count = 0;
    reader.reset(message, 0, length);
    int end = reader.header(Ber.SEQUENCE);
    reader.reset(message, reader.position(), reader.position() + end);
    version = reader.int32();
    if (version != V1 && version != V2C) {
      return;
    }
    communityLength = reader.header(Ber.OCTET_STRING);
    communityAt = reader.position();
    reader.skipTo(communityAt + communityLength);
    type = reader.peekTag();
  }

  /** Reads the rest, after {@link #readHeader} and for a type that is a request. */
  void readBindings() throws MalformedException {
    int length = reader.header(type);
    reader.reset(bytes, reader.position(), reader.position() + length);
    requestId = reader.int32();
    second = reader.int32();
    third = reader.int32();
    bindingsLength = reader.header(Ber.SEQUENCE);
    bindingsAt = reader.position();
    int end = bindingsAt + bindingsLength;
    while (reader.before(end)) {
      int bindingLength = reader.header(Ber.SEQUENCE);
      int bindingEnd = reader.position() + bindingLength;
      int oidLength = reader.header(Ber.OBJECT_IDENTIFIER);
      if (count == MAX_BINDINGS) {
        throw new MalformedException("too many bindings");
      }
      nameAt[count] = reader.position();
      nameLength[count++] = oidLength;
      reader.skipTo(reader.position() + oidLength);
      int valueLength = reader.anyHeader();
      if (reader.position() + valueLength != bindingEnd || bindingEnd > end) {
        throw new MalformedException("binding of the wrong length");
      }
      reader.skipTo(bindingEnd);
    }
  }

  int version() {
    return version;
  }

  boolean communityIs(byte[] expected) {
    return Arrays.equals(
        bytes, communityAt, communityAt + communityLength, expected, 0, expected.length);
  }

  int type() {
    return type;
  }

  int requestId() {
    return requestId;
  }

  int nonRepeaters() {
    return second;
  }

  int maxRepetitions() {
    return third;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Number of bindings. */
  int count() {
    return count;
  }

  int nameAt(int binding) {
    return nameAt[binding];
  }

  int nameLength(int binding) {
    return nameLength[binding];
  }

  /** Where the content of the binding list begins, to be echoed in an error. */
  int bindingsAt() {
    return bindingsAt;
  }

  int bindingsLength() {
    return bindingsLength;
  }
}
