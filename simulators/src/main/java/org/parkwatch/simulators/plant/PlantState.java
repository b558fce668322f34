package org.parkwatch.simulators.plant;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What there is to measure in the park: signals by equipment, in physical units without prefix (V,
 * A, W, var, VA, Wh, °C, Hz, Pa, m³/h, s, %), states as {@link Word#signal}. The stepper writes
 * them once a second; servers resolve a slot once and then only read.
 *
 * <p>Thread-safe: a reader sees whole values, at most a second old.
 */
public final class PlantState {
  private record Entry(int base, Map<String, Integer> layout, Instrument instrument) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<List<String>, Map<String, Integer>> layouts = new HashMap<>();
  private double[] values = new double[0];
  private int[] bases = new int[0];
  private Instrument[] instruments = new Instrument[0];
  private final double[] scratch = new double[16_384];
  private int size;
  private volatile long second;

  PlantState() {}

  /** Adds an equipment; only before {@link #seal}. */
  void add(String equipment, Instrument instrument, long now) {
    SignalWriter names = SignalWriter.ofNames(scratch);
    instrument.write(names, now);
    List<String> order = names.names();
    Map<String, Integer> layout = layouts.computeIfAbsent(order, PlantState::layout);
    if (entries.putIfAbsent(equipment, new Entry(size, layout, instrument)) == null) {
      size += order.size();
    }
  }

  private static Map<String, Integer> layout(List<String> names) {
    Map<String, Integer> layout = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (layout.put(names.get(i), i) != null) {
        throw new IllegalStateException("signal " + names.get(i) + " is written twice");
      }
    }
    return layout;
  }

  void seal(long now) {
    values = new double[size];
    bases = entries.values().stream().mapToInt(Entry::base).toArray();
    instruments = entries.values().stream().map(Entry::instrument).toArray(Instrument[]::new);
    measure(now, 0, 1);
  }

  /** Measures every {@code of}-th equipment, beginning with {@code turn}. */
  void measure(long now, int turn, int of) {
    SignalWriter out = SignalWriter.into(values);
    for (int i = turn; i < instruments.length; i += of) {
      out.at(bases[i]);
      instruments[i].write(out, now);
    }
    second = now;
  }

  /** Codes of all equipment with signals. */
  public Set<String> equipment() {
    return Set.copyOf(entries.keySet());
  }

  /** Names of the equipment's signals; empty for unknown equipment. */
  public Set<String> signals(String equipment) {
    Entry entry = entries.get(equipment);
    return entry == null ? Set.of() : Set.copyOf(entry.layout().keySet());
  }

  /** Where to read a signal; -1 if the equipment has none of that name. */
  public int slot(String equipment, String signal) {
    Entry entry = entries.get(equipment);
    Integer at = entry == null ? null : entry.layout().get(signal);
    return entry == null || at == null ? -1 : entry.base() + at;
  }

  /** The newest value; NaN while there is none, such as the distance to a leak that is not. */
  public double value(int slot) {
    return second >= 0 ? values[slot] : Double.NaN;
  }

  /**
   * The newest value.
   *
   * @throws IllegalArgumentException if there is no such signal
   */
  public double value(String equipment, String signal) {
    int slot = slot(equipment, signal);
    if (slot < 0) {
      throw new IllegalArgumentException(equipment + " has no signal " + signal);
    }
    return value(slot);
  }

  /** The state a signal stands for. */
  public Word word(String equipment, String signal) {
    return Word.of(value(equipment, signal));
  }

  /** The second of Unix time to which the values belong. */
  public long second() {
    return second;
  }
}
