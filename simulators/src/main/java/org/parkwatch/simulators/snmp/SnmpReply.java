package org.parkwatch.simulators.snmp;

/**
 * A response under construction: bindings are appended forwards, the header is then put before
 * them. Mutable, confined to one thread.
 */
final class SnmpReply {
  /** Room for the header with a community of 255 bytes. */
  private static final int HEADROOM = 320;

  /** The longest header without its community. */
  private static final int HEADER_BYTES = 40;

  private final byte[] bytes;
  private final int maxMessageBytes;
  private int end;
  private int limit;
  private int start;

  SnmpReply(int maxMessageBytes) {
    this.maxMessageBytes = maxMessageBytes;
    bytes = new byte[HEADROOM + maxMessageBytes];
  }

  void begin(int communityLength) {
    end = HEADROOM;
    limit = HEADROOM + maxMessageBytes - HEADER_BYTES - communityLength;
  }

  boolean isEmpty() {
    return end == HEADROOM;
  }

  void clear() {
    end = HEADROOM;
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int length() {
    return end - start;
  }

  /** Appends a name with a value; false, and nothing changed, if it does not fit. */
  boolean append(byte[] name, int nameFrom, int nameLength, ValueSink value) {
    int size = value.contentSize();
    if (!beginBinding(name, nameFrom, nameLength, 1 + Ber.lengthSize(size) + size)) {
      return false;
    }
    bytes[end++] = (byte) value.tag();
    end = Ber.putLength(bytes, end, size);
    if (value.isNumber()) {
      end = Ber.putInteger(bytes, end, value.number(), size);
    } else {
      System.arraycopy(value.content(), 0, bytes, end, size);
      end += size;
    }
    return true;
  }

  /** Appends a name with one of the exceptions of RFC 3416, or NULL. */
  boolean append(byte[] name, int nameFrom, int nameLength, int emptyTag) {
    if (!beginBinding(name, nameFrom, nameLength, 2)) {
      return false;
    }
    bytes[end++] = (byte) emptyTag;
    bytes[end++] = 0;
    return true;
  }

  /** Replaces all bindings by those of the request; false if even they do not fit. */
  boolean echo(SnmpRequest request) {
    end = HEADROOM;
    if (request.bindingsLength() > limit - HEADROOM) {
      return false;
    }
    System.arraycopy(request.bytes(), request.bindingsAt(), bytes, end, request.bindingsLength());
    end += request.bindingsLength();
    return true;
  }

  /** Puts the header before the bindings; after it the message is complete. */
  void finish(int version, byte[] community, int requestId, int errorStatus, int errorIndex) {
    start = HEADROOM;
    close(Ber.SEQUENCE);
    number(errorIndex);
    number(errorStatus);
    number(requestId);
    close(0xA2);
    start -= community.length;
    System.arraycopy(community, 0, bytes, start, community.length);
    header(Ber.OCTET_STRING, community.length);
    number(version);
    close(Ber.SEQUENCE);
  }

  private boolean beginBinding(byte[] name, int nameFrom, int nameLength, int valueSize) {
    int size = 1 + Ber.lengthSize(nameLength) + nameLength + valueSize;
    if (end + 1 + Ber.lengthSize(size) + size > limit) {
      return false;
    }
    bytes[end++] = Ber.SEQUENCE;
    end = Ber.putLength(bytes, end, size);
    bytes[end++] = Ber.OBJECT_IDENTIFIER;
    end = Ber.putLength(bytes, end, nameLength);
    System.arraycopy(name, nameFrom, bytes, end, nameLength);
    end += nameLength;
    return true;
  }

  private void close(int tag) {
    header(tag, end - start);
  }

  private void number(int value) {
    int size = Ber.integerSize(value);
    start -= size;
    Ber.putInteger(bytes, start, value, size);
    header(Ber.INTEGER, size);
  }

  private void header(int tag, int length) {
    start -= Ber.lengthSize(length);
    Ber.putLength(bytes, start, length);
    bytes[--start] = (byte) tag;
  }
}
