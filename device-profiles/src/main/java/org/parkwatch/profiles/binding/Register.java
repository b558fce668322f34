package org.parkwatch.profiles.binding;

import java.util.Locale;

/**
 * A number in the registers of a Modbus unit.
 *
 * @param start 0..65535 as on the wire: manuals that count from 1 or write 40001 are converted
 * @param order of its words
 * @param bit lowest of the bits of an unsigned number that are taken alone, 0 the lowest of all; -1
 *     for the whole number
 * @param width how many bits are taken alone, 1 and more; of no meaning for the whole number
 */
public record Register(Table table, int start, WordType type, WordOrder order, int bit, int width)
    implements Address {
  public static final int PLACES = 65_536;

  public Register {
    if (start < 0 || start + type.words() > PLACES) {
      throw new IllegalArgumentException("registers from " + start + " do not exist");
    }
    if (table.bits() != (type == WordType.BIT)) {
      throw new IllegalArgumentException(table + " does not hold " + type);
    }
    if (bit < -1 || width < 1 || (bit >= 0 && bit + width > bitsOf(type))) {
      throw new IllegalArgumentException(type + " has no " + width + " bits from bit " + bit);
    }
  }

  /** One bit of a number, or with bit -1 a whole number. */
  public Register(Table table, int start, WordType type, WordOrder order, int bit) {
    this(table, start, type, order, bit, 1);
  }

  /** How many bits of a type can be taken alone: those of unsigned words. */
  public static int bitsOf(WordType type) {
    return type == WordType.U16 || type == WordType.U32 ? 16 * type.words() : 0;
  }

  /** The place behind its last one. */
  public int end() {
    return start + type.words();
  }

  /** What the raw value is: a single bit or a number. */
  public WireType wire() {
    boolean single = bit >= 0 && width == 1;
    return single || type == WordType.BIT ? WireType.BOOLEAN : WireType.NUMBER;
  }

  @Override
  public Family family() {
    return Family.MODBUS;
  }

  /** In the form the field writes it: {@code holding 1024 U32}, {@code input 7 U16 bit 3}. */
  @Override
  public String toString() {
    String bits = bit < 0 ? "" : " bit " + bit + (width == 1 ? "" : ".." + (bit + width - 1));
    return table.name().toLowerCase(Locale.ROOT) + " " + start + " " + type + bits;
  }
}
