package org.parkwatch.profiles.binding;

/**
 * How bytes of an INFO of YD/T 1363.3 hold a number: whole ones with the high byte first, floating
 * ones with the low byte first.
 */
public enum InfoType {
  U8(1, false),
  U16(2, false),
  S16(2, true),
  U24(3, false),
  U32(4, false),
  S32(4, true),
  /** IEEE 754. */
  F32(4, true);

  /** What fills the bytes of a value that the device does not have. */
  private static final int FILLER = 0x20202020;

  private static final int BITS = 8;

  private final int bytes;
  private final boolean signed;

  InfoType(int bytes, boolean signed) {
    this.bytes = bytes;
    this.signed = signed;
  }

  public int bytes() {
    return bytes;
  }

  /**
   * The number that begins at an offset.
   *
   * @return NaN where a floating one is none, or filled with 20H
   * @throws ArrayIndexOutOfBoundsException if it is not wholly there
   */
  public double number(byte[] info, int offset) {
    int bits = 0;
    for (int i = 0; i < bytes; i++) {
      int at = this == F32 ? offset + bytes - 1 - i : offset + i;
      bits = bits << BITS | (info[at] & 0xFF);
    }
    if (this == F32) {
      return bits == FILLER ? Double.NaN : Float.intBitsToFloat(bits);
    }
    int unused = Integer.SIZE - BITS * bytes;
    return signed ? (bits << unused) >> unused : Integer.toUnsignedLong(bits);
  }
}
