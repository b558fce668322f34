package org.parkwatch.profiles.binding;

/** How words of 16 bits, or a bit of the coil tables, hold a number. */
public enum WordType {
  U16(1, 0, 65_535, 65_535),
  S16(1, -32_768, 32_767, -1),
  U32(2, 0, 4_294_967_295.0, 4_294_967_295.0),
  S32(2, Integer.MIN_VALUE, Integer.MAX_VALUE, -1),
  /** IEEE 754. */
  F32(2, -Float.MAX_VALUE, Float.MAX_VALUE, Double.NaN),
  /** Beyond 2^53 to the nearest double. */
  U64(4, 0, 0x1p64, 0x1p64),
  /** Beyond 2^53 to the nearest double. */
  S64(4, -0x1p63, 0x1p63, -1),
  F64(4, -Double.MAX_VALUE, Double.MAX_VALUE, Double.NaN),
  /** Four decimal digits, one in each four bits; words that are none have another type. */
  BCD16(1, 0, 9_999, Double.NaN),
  /** Eight decimal digits. */
  BCD32(2, 0, 99_999_999, Double.NaN),
  /** The highest bit is the sign, the others the size: -1 is 0x8001. */
  SM16(1, -32_767, 32_767, -32_767),
  SM32(2, -Integer.MAX_VALUE, Integer.MAX_VALUE, -Integer.MAX_VALUE),
  /** A place of the coil or discrete input table. */
  BIT(1, 0, 1, 1);

  private final int words;
  private final double lowest;
  private final double highest;
  private final double allOnes;

  WordType(int words, double lowest, double highest, double allOnes) {
    this.words = words;
    this.lowest = lowest;
    this.highest = highest;
    this.allOnes = allOnes;
  }

  /** Places it takes in its table. */
  public int words() {
    return words;
  }

  /** The lowest finite number it can hold: 0x8000 of signed words. */
  public double lowest() {
    return lowest;
  }

  /** The highest finite number it can hold: 0x7FFF of signed words. */
  public double highest() {
    return highest;
  }

  /** The number whose bits are all one; NaN for floating point and decimal digits. */
  public double allOnes() {
    return allOnes;
  }

  public boolean floating() {
    return this == F32 || this == F64;
  }

  /** Whether each four bits are a decimal digit. All bits set are none, and mean no reading. */
  public boolean decimalCoded() {
    return this == BCD16 || this == BCD32;
  }
}
