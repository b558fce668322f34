package org.parkwatch.profiles.read;

import org.parkwatch.profiles.binding.Register;
import org.parkwatch.profiles.binding.WordOrder;

/** From the words of a Modbus answer to numbers. Pure, no allocation. */
public final class Words {
  private static final int WORD_BITS = 16;
  private static final int WORD_MASK = 0xFFFF;
  private static final double TWO_TO_64 = 0x1p64;
  private static final int DIGIT_BITS = 4;
  private static final int DIGIT_MASK = 0xF;
  private static final int HIGHEST_DIGIT = 9;

  /** Below all that words can hold: four bits that are no decimal digit. */
  static final double NO_DIGITS = Double.NEGATIVE_INFINITY;

  private Words() {}

  /**
   * The raw number of a register, not scaled.
   *
   * @param words as they came; for the tables of bits one place each, 0 or 1
   * @param offset where the register begins in them
   * @return NaN where a floating point number is none or all bits of decimal digits are set; {@link
   *     #NO_DIGITS} where there are other words than decimal digits
   * @throws ArrayIndexOutOfBoundsException if the register is not wholly there
   */
  public static double number(Register register, short[] words, int offset) {
    int count = register.type().words();
    long bits = 0;
    for (int i = 0; i < count; i++) {
      int from = register.order().highFirst() ? offset + i : offset + count - 1 - i;
      bits = bits << WORD_BITS | word(words[from], register.order());
    }
    if (register.bit() >= 0) {
      return bits >>> register.bit() & (1L << register.width()) - 1;
    }
    return switch (register.type()) {
      case U16, U32 -> bits;
      case S16 -> (short) bits;
      case S32 -> (int) bits;
      case F32 -> Float.intBitsToFloat((int) bits);
      case U64 -> bits >= 0 ? bits : bits + TWO_TO_64;
      case S64 -> bits;
      case F64 -> Double.longBitsToDouble(bits);
      case BCD16, BCD32 -> digits(bits, count * WORD_BITS);
      case SM16, SM32 -> signed(bits, count * WORD_BITS);
      case BIT -> bits == 0 ? 0 : 1;
    };
  }

  private static double digits(long bits, int size) {
    if (bits == (1L << size) - 1) {
      return Double.NaN;
    }
    long number = 0;
    for (int at = size - DIGIT_BITS; at >= 0; at -= DIGIT_BITS) {
      long digit = bits >>> at & DIGIT_MASK;
      if (digit > HIGHEST_DIGIT) {
        return NO_DIGITS;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static double signed(long bits, int size) {
    long sign = 1L << (size - 1);
    return (bits & sign) == 0 ? bits : -(double) (bits & (sign - 1));
  }

  private static int word(short word, WordOrder order) {
    return (order.bytesSwapped() ? Short.reverseBytes(word) : word) & WORD_MASK;
  }
}
