package org.parkwatch.profiles.binding;

/**
 * A number within bytes that an MQTT message carries, as battery sensors send them over LoRaWAN.
 *
 * @param item channel and type of the item that holds it, {@code channel << 8 | type}; -1 where it
 *     has a fixed place
 * @param at first byte, 0-based, of the item's value or of the whole
 * @param lowFirst whether its lowest byte comes first
 * @param bit lowest of the bits that are taken alone; -1 for the whole number
 * @param width how many bits are taken alone, 1 and more
 */
public record Packed(
    Payload payload, int item, int at, ByteType type, boolean lowFirst, int bit, int width)
    implements Address {
  public Packed {
    int bits = type.floating() ? 0 : Byte.SIZE * type.bytes();
    if (at < 0 || width < 1 || bit < -1 || (bit >= 0 && bit + width > bits)) {
      throw new IllegalArgumentException(type + " has no " + width + " bits from bit " + bit);
    }
  }

  /** What the raw value is: a single bit or a number. */
  public WireType wire() {
    return bit >= 0 && width == 1 ? WireType.BOOLEAN : WireType.NUMBER;
  }

  @Override
  public Family family() {
    return Family.MQTT;
  }

  /** Such as {@code #/data item 03 67 S16}, {@code #/data byte 7 U16 bit 0..13}. */
  @Override
  public String toString() {
    String place = item < 0 ? "" : " item %02X %02X".formatted(item >> 8, item & 0xFF);
    String start = item < 0 || at > 0 ? " byte " + at : "";
    String bits = bit < 0 ? "" : " bit " + bit + (width == 1 ? "" : ".." + (bit + width - 1));
    return payload.field() + place + start + " " + type + bits;
  }
}
