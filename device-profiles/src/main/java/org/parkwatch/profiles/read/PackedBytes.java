package org.parkwatch.profiles.read;

import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.profiles.binding.ByteType;
import org.parkwatch.profiles.binding.Coding;
import org.parkwatch.profiles.binding.Packed;
import org.parkwatch.profiles.binding.Payload;

/** The bytes of one message, and where its items begin. Immutable. */
public final class PackedBytes {
  private static final int HEAD = 2;

  private final byte[] bytes;

  /** First byte of an item's value, by channel and type. */
  private final Map<Integer, Integer> starts = new HashMap<>();

  private final boolean whole;

  private PackedBytes(Payload payload, byte[] bytes) {
    this.bytes = bytes;
    Map<Integer, Integer> items = payload.items();
    int at = 0;
    boolean known = true;
    while (!items.isEmpty() && known && at + HEAD <= bytes.length) {
      int item = (bytes[at] & 0xFF) << Byte.SIZE | (bytes[at + 1] & 0xFF);
      Integer length = items.get(item);
      known = length != null && at + HEAD + length <= bytes.length;
      if (known) {
        starts.put(item, at + HEAD);
        at += HEAD + (length == null ? 0 : length);
      }
    }
    whole = items.isEmpty() || at == bytes.length;
  }

  /** The bytes that a text stands for; empty if it is not in the payload's coding. */
  public static Optional<PackedBytes> of(Payload payload, String text) {
    try {
      byte[] bytes =
          payload.coding() == Coding.HEX
              ? HexFormat.of().parseHex(text.replaceAll("[ :-]", ""))
              : Base64.getDecoder().decode(text.strip());
      return Optional.of(new PackedBytes(payload, bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Bytes as they came. */
  public static PackedBytes of(Payload payload, byte[] bytes) {
    return new PackedBytes(payload, bytes.clone());
  }

  /**
   * Whether all of it was understood. If not, an item came that the profile does not list or that
   * is cut off: those behind it cannot be found.
   */
  public boolean whole() {
    return whole;
  }

  /** Whether the number is there. A sensor leaves out items that did not change. */
  public boolean has(Packed packed) {
    if (packed.item() < 0) {
      return packed.at() + packed.type().bytes() <= bytes.length;
    }
    return starts.containsKey(packed.item());
  }

  /**
   * The raw number, not scaled. Only if {@link #has} said so.
   *
   * @throws IllegalArgumentException if it is not there
   */
  public double number(Packed packed) {
    Integer start = packed.item() < 0 ? Integer.valueOf(0) : starts.get(packed.item());
    int from = start == null ? bytes.length : start + packed.at();
    ByteType type = packed.type();
    if (from + type.bytes() > bytes.length) {
      throw new IllegalArgumentException(packed + " is not there");
    }
    long bits = 0;
    for (int i = 0; i < type.bytes(); i++) {
      int at = packed.lowFirst() ? from + type.bytes() - 1 - i : from + i;
      bits = bits << Byte.SIZE | (bytes[at] & 0xFF);
    }
    if (packed.bit() >= 0) {
      return bits >>> packed.bit() & (1L << packed.width()) - 1;
    }
    int unused = Long.SIZE - Byte.SIZE * type.bytes();
    return switch (type) {
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64 -> Double.longBitsToDouble(bits);
      case U8, U16, U24, U32 -> bits;
      case S8, S16, S24, S32 -> bits << unused >> unused;
    };
  }

  /** For people: the bytes as hex. */
  @Override
  public String toString() {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
  }
}
