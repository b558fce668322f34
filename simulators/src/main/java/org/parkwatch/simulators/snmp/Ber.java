package org.parkwatch.simulators.snmp;

/** Tags and sizes of the Basic Encoding Rules as SNMP uses them (X.690; RFC 3416, RFC 2578). */
public final class Ber {
  public static final int INTEGER = 0x02;
  public static final int OCTET_STRING = 0x04;
  public static final int NULL = 0x05;
  public static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;
  public static final int IP_ADDRESS = 0x40;
  public static final int COUNTER32 = 0x41;
  public static final int GAUGE32 = 0x42;
  public static final int TIME_TICKS = 0x43;
  public static final int OPAQUE = 0x44;
  public static final int COUNTER64 = 0x46;
  static final int NO_SUCH_OBJECT = 0x80;
  static final int NO_SUCH_INSTANCE = 0x81;
  static final int END_OF_MIB_VIEW = 0x82;

  private static final int MAX_SUB_IDS = 128;

  private Ber() {}

  /** Bytes that the length field of a value takes: one below 128, else two or three. */
  static int lengthSize(int length) {
    return length < 0x80 ? 1 : length <= 0xFF ? 2 : 3;
  }

  /** Writes a length field and returns the offset after it; lengths reach 65535. */
  static int putLength(byte[] out, int at, int length) {
    if (length < 0x80) {
      out[at] = (byte) length;
      return at + 1;
    }
    if (length <= 0xFF) {
      out[at] = (byte) 0x81;
      out[at + 1] = (byte) length;
      return at + 2;
    }
    out[at] = (byte) 0x82;
    out[at + 1] = (byte) (length >>> 8);
    out[at + 2] = (byte) length;
    return at + 3;
  }

  /** Bytes of a two's complement integer in its shortest form: 1 for -128..127, and so on. */
  static int integerSize(long value) {
    int size = 1;
    while (size < 8 && value != (value << (64 - 8 * size)) >> (64 - 8 * size)) {
      size++;
    }
    return size;
  }

  /** Writes the content of an integer, most significant byte first. */
  static int putInteger(byte[] out, int at, long value, int size) {
    for (int i = size - 1; i >= 0; i--) {
      out[at++] = (byte) (value >>> (8 * i));
    }
    return at;
  }

  /** Content bytes of a dotted object identifier such as {@code 1.3.6.1.2.1.1.1.0}. */
  public static byte[] oid(String dotted) {
    String[] parts = dotted.split("\\.", -1);
    long[] ids = new long[parts.length - 1];
    ids[0] = 40 * Long.parseLong(parts[0]) + Long.parseLong(parts[1]);
    for (int i = 2; i < parts.length; i++) {
      ids[i - 1] = Long.parseLong(parts[i]);
    }
    byte[] out = new byte[5 * ids.length];
    int at = 0;
    for (long id : ids) {
      for (int shift = 28; shift > 0; shift -= 7) {
        if (id >>> shift != 0) {
          out[at++] = (byte) (((id >>> shift) & 0x7F) | 0x80);
        }
      }
      out[at++] = (byte) (id & 0x7F);
    }
    return java.util.Arrays.copyOf(out, at);
  }

  /**
   * Decodes the content of an object identifier into sub-identifiers, the first two of the name
   * still as one number: that keeps the order and spares the special case.
   *
   * @param out takes at least 128 numbers, to be read as unsigned
   * @return how many there are; 0 for an empty content, which comes before every name
   */
  static int subIds(byte[] content, int from, int length, int[] out) throws MalformedException {
    int count = 0;
    long id = 0;
    boolean open = false;
    for (int i = from; i < from + length; i++) {
      id = (id << 7) | (content[i] & 0x7F);
      if (id > 0xFFFF_FFFFL || count == MAX_SUB_IDS) {
        throw new MalformedException("object identifier beyond 128 numbers of 32 bits");
      }
      open = content[i] < 0;
      if (!open) {
        out[count++] = (int) id;
        id = 0;
      }
    }
    if (open) {
      throw new MalformedException("object identifier ends in the middle of a number");
    }
    return count;
  }
}
