package org.parkwatch.simulators.snmp;

import java.util.Arrays;

/** Which instances an answer carried, with what numbers. Mutable, confined to one thread. */
public final class AnswerLog {
  private int[] places = new int[64];
  private long[] numbers = new long[64];
  private boolean[] numeric = new boolean[64];
  private int size;

  public int size() {
    return size;
  }

  /** Place in the {@link MibTree} of the i-th value answered. */
  public int place(int i) {
    return places[i];
  }

  /** Whether the i-th value is a number, not text or a name. */
  public boolean isNumber(int i) {
    return numeric[i];
  }

  /** The raw number as it went over the wire. */
  public long number(int i) {
    return numbers[i];
  }

  void clear() {
    size = 0;
  }

  void add(int place, ValueSink value) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
      numeric = Arrays.copyOf(numeric, 2 * size);
    }
    places[size] = place;
    numeric[size] = value.isNumber();
    numbers[size++] = value.number();
  }
}
