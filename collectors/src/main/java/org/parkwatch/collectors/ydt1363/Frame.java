package org.parkwatch.collectors.ydt1363;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A frame of YD/T 1363.3, section 5.2: between 7EH and 0DH everything is written in hex digits.
 * Immutable, as long as nobody writes to the INFO.
 */
final class Frame {
  static final byte START = 0x7E;
  static final byte END = 0x0D;

  /** Digits before the INFO: VER, ADR, CID1, CID2, LENGTH. */
  private static final int HEAD = 12;

  private static final int CHECKSUM = 4;

  /** Digits of the longest INFO: its length has 12 bits. */
  private static final int LONGEST_INFO = 0xFFF;

  /** Digits between start and end, at most. */
  static final int LONGEST = HEAD + LONGEST_INFO + CHECKSUM;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Not a frame, and why. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  private final int version;
  private final int address;
  private final int cid1;
  private final int cid2;
  private final byte[] info;

  /**
   * A command or an answer.
   *
   * @param version VER, 0..255
   * @param address ADR, 0..255
   * @param cid1 kind of device, 0..255
   * @param cid2 command, or the return code of an answer, 0..255
   * @param info at most 2047 bytes
   */
  Frame(int version, int address, int cid1, int cid2, byte[] info) {
    this.version = version;
    this.address = address;
    this.cid1 = cid1;
    this.cid2 = cid2;
    this.info = info;
  }

  int version() {
    return version;
  }

  int address() {
    return address;
  }

  int cid1() {
    return cid1;
  }

  int cid2() {
    return cid2;
  }

  byte[] info() {
    return info;
  }

  /** All bytes of it on the wire. */
  byte[] encode() {
    int length = 2 * info.length;
    String text =
        HEX.formatHex(new byte[] {(byte) version, (byte) address, (byte) cid1, (byte) cid2})
            + HEX.toHexDigits((short) (lengthCheck(length) << 12 | length))
            + HEX.formatHex(info);
    byte[] digits = text.getBytes(StandardCharsets.US_ASCII);
    String check = HEX.toHexDigits((short) check(digits, digits.length));
    return ((char) START + text + check + (char) END).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Decodes what stood between start and end.
   *
   * @param size of the digits in the array
   * @throws Malformed if a check is wrong or something is no hex digit
   */
  static Frame decode(byte[] digits, int size) throws Malformed {
    if (size < HEAD + CHECKSUM) {
      throw new Malformed("only " + size + " digits");
    }
    for (int i = 0; i < size; i++) {
      if (!HexFormat.isHexDigit(digits[i])) {
        throw new Malformed("%02XH is no hex digit".formatted(digits[i] & 0xFF));
      }
    }
    int end = size - CHECKSUM;
    int check = number(digits, end, CHECKSUM);
    if (check != check(digits, end)) {
      throw new Malformed("CHKSUM %04XH, not %04XH".formatted(check, check(digits, end)));
    }
    int length = number(digits, HEAD - 3, 3);
    int lengthCheck = number(digits, HEAD - 4, 1);
    if (lengthCheck != lengthCheck(length)) {
      throw new Malformed("LCHKSUM %XH, not %XH".formatted(lengthCheck, lengthCheck(length)));
    }
    if (length != end - HEAD || length % 2 != 0) {
      throw new Malformed("LENID %d, but %d digits of INFO".formatted(length, end - HEAD));
    }
    byte[] info = new byte[length / 2];
    for (int i = 0; i < info.length; i++) {
      info[i] = (byte) number(digits, HEAD + 2 * i, 2);
    }
    return new Frame(
        number(digits, 0, 2),
        number(digits, 2, 2),
        number(digits, 4, 2),
        number(digits, 6, 2),
        info);
  }

  private static int number(byte[] digits, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      number = number << 4 | HexFormat.fromHexDigit(digits[i]);
    }
    return number;
  }

  /** Section 5.2.3: the digits' sum, complemented. */
  private static int lengthCheck(int length) {
    return -((length >>> 8) + (length >>> 4 & 0xF) + (length & 0xF)) & 0xF;
  }

  /** Section 5.2.4: the sum of the characters, complemented. */
  private static int check(byte[] digits, int size) {
    int sum = 0;
    for (int i = 0; i < size; i++) {
      sum += digits[i];
    }
    return -sum & 0xFFFF;
  }
}
