package org.parkwatch.profiles.binding;

/**
 * A value in an answer of YD/T 1363.3.
 *
 * @param part its place in the layout, such as {@code cell/3}; lists count from 1
 * @param bit of a whole number that is taken alone, 0 the lowest; -1 for the number
 */
public record InfoItem(InfoAnswer answer, String part, int bit) implements Address {
  public InfoItem {
    InfoType type =
        answer
            .layout()
            .type(part)
            .orElseThrow(() -> new IllegalArgumentException("no part '" + part + "'"));
    if (bit >= bitsOf(type)) {
      throw new IllegalArgumentException(type + " has no bit " + bit);
    }
  }

  /** How many bits of a type can be taken alone. */
  public static int bitsOf(InfoType type) {
    return type == InfoType.F32 ? 0 : 8 * type.bytes();
  }

  /** What the raw value is: a single bit or a number. */
  public WireType wire() {
    return bit >= 0 ? WireType.BOOLEAN : WireType.NUMBER;
  }

  @Override
  public Family family() {
    return Family.YDT1363;
  }

  @Override
  public String toString() {
    return answer + " " + part + (bit < 0 ? "" : " bit " + bit);
  }
}
