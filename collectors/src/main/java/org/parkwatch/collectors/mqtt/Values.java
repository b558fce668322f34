package org.parkwatch.collectors.mqtt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.parkwatch.profiles.binding.WireType;
import org.parkwatch.profiles.read.RawValues;

/** The last raw values that were heard of a device, by address. Confined to one thread. */
final class Values {
  private static final int MAX_TEXT = 64;

  private enum Kind {
    NEVER,
    NUMBER,
    BOOLEAN,
    TEXT,
    OTHER
  }

  private final Kind[] kinds;
  private final double[] numbers;
  private final @Nullable String[] texts;

  Values(int addresses) {
    kinds = new Kind[addresses];
    numbers = new double[addresses];
    texts = new String[addresses];
    forget();
  }

  /** As if nothing had been heard yet. */
  void forget() {
    Arrays.fill(kinds, Kind.NEVER);
    Arrays.fill(texts, null);
  }

  /** A number; NaN says that the device has no reading. */
  void number(int address, double value) {
    kinds[address] = Kind.NUMBER;
    numbers[address] = value;
  }

  void truth(int address, boolean value) {
    kinds[address] = Kind.BOOLEAN;
    numbers[address] = value ? 1 : 0;
  }

  /** A text; no word or number is as long as one that is not kept. */
  void text(int address, String value) {
    boolean kept = value.length() <= MAX_TEXT;
    kinds[address] = kept ? Kind.TEXT : Kind.OTHER;
    texts[address] = kept ? value : null;
  }

  /** A value of a kind that no point is. */
  void other(int address) {
    kinds[address] = Kind.OTHER;
  }

  void missing(int address) {
    kinds[address] = Kind.NEVER;
  }

  /**
   * Writes values in the order that a plan expects.
   *
   * @param addresses of the plan, as numbers of ours
   */
  void fill(RawValues raw, int[] addresses) {
    raw.reset(addresses.length);
    for (int i = 0; i < addresses.length; i++) {
      int from = addresses[i];
      switch (kinds[from]) {
        case NEVER -> raw.noSuchObject(i);
        case NUMBER -> raw.number(i, WireType.NUMBER, numbers[from]);
        case BOOLEAN -> raw.number(i, WireType.BOOLEAN, numbers[from]);
        case TEXT -> raw.text(i, String.valueOf(texts[from]));
        case OTHER -> raw.otherType(i);
      }
    }
  }
}
