package org.parkwatch.simulators.modbus;

import java.util.ArrayList;
import java.util.List;
import org.parkwatch.simulators.lists.RegisterList;
import org.parkwatch.simulators.lists.RegisterList.Entry;
import org.parkwatch.simulators.plant.ParkPlant;
import org.parkwatch.simulators.plant.PlantState;
import org.parkwatch.simulators.plant.Word;

/** The registers of one device, made from its list and the plant when they are read. Immutable. */
final class RegisterImage {
  private final RegisterList list;
  private final PlantState state;
  private final List<Entry> entries;
  private final int[] starts;
  private final int[] slots;

  /**
   * Finds the signals.
   *
   * @throws IllegalArgumentException if the equipment has not all signals that the list names
   */
  RegisterImage(RegisterList list, PlantState state, String equipment) {
    this.list = list;
    this.state = state;
    entries = list.entries();
    starts = entries.stream().mapToInt(Entry::register).toArray();
    slots = new int[entries.size()];
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < slots.length; i++) {
      slots[i] = state.slot(equipment, entries.get(i).signal());
      if (slots[i] < 0) {
        slots[i] = state.slot(equipment + ParkPlant.METER, entries.get(i).signal());
      }
      if (slots[i] < 0) {
        missing.add(entries.get(i).signal());
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          equipment + " has no " + missing.getFirst() + ", which the list " + list.id() + " names");
    }
  }

  RegisterList list() {
    return list;
  }

  /** Registers as bytes, high byte first; the caller has checked the range. */
  byte[] read(int start, int count) {
    byte[] bytes = new byte[2 * count];
    for (int i = 0; i < count && list.fill() != 0; i++) {
      put(bytes, i, list.fill());
    }
    int first = java.util.Arrays.binarySearch(starts, start);
    first = first < 0 ? Math.max(0, -first - 2) : first;
    for (int i = first; i < starts.length && starts[i] < start + count; i++) {
      Entry entry = entries.get(i);
      long raw = raw(entry, state.value(slots[i]));
      int words = entry.type().words();
      for (int w = 0; w < words; w++) {
        int at = starts[i] + w - start;
        int shift = 16 * (list.lowWordFirst() ? w : words - 1 - w);
        if (at >= 0 && at < count) {
          put(bytes, at, (int) (raw >>> shift));
        }
      }
    }
    return bytes;
  }

  private static void put(byte[] bytes, int register, int value) {
    bytes[2 * register] = (byte) (value >>> 8);
    bytes[2 * register + 1] = (byte) value;
  }

  private static long raw(Entry entry, double signal) {
    if (Double.isNaN(signal)) {
      return entry.noReading();
    }
    if (!entry.codes().isEmpty()) {
      Integer code = entry.codes().get(Word.of(signal));
      if (code == null) {
        throw new IllegalStateException(
            entry.point() + " has no code for the state " + Word.of(signal).text());
      }
      return code;
    }
    double value = (signal / entry.factor() - entry.offset()) / entry.scale();
    return switch (entry.type()) {
      case U16 -> Math.clamp(Math.round(value), 0, 0xFFFE);
      case S16 -> Math.clamp(Math.round(value), -0x7FFF, 0x7FFE);
      case U32 -> Math.clamp(Math.round(value), 0, 0xFFFF_FFFEL);
      case S32 -> Math.clamp(Math.round(value), -0x7FFF_FFFFL, 0x7FFF_FFFEL);
      case F32 -> Float.floatToRawIntBits((float) value) & 0xFFFF_FFFFL;
      case F64 -> Double.doubleToRawLongBits(value);
    };
  }
}
