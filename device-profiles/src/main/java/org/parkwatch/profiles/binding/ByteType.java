package org.parkwatch.profiles.binding;

/** How bytes hold a number. */
public enum ByteType {
  U8(1),
  S8(1),
  U16(2),
  S16(2),
  U24(3),
  S24(3),
  U32(4),
  S32(4),
  /** IEEE 754. */
  F32(4),
  /** IEEE 754. */
  F64(8);

  private final int bytes;

  ByteType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes it takes. */
  public int bytes() {
    return bytes;
  }

  public boolean floating() {
    return this == F32 || this == F64;
  }

  public boolean signed() {
    return this == S8 || this == S16 || this == S24 || this == S32;
  }
}
