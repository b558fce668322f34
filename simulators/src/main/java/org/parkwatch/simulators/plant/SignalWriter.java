package org.parkwatch.simulators.plant;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the signals of one equipment, always in the same order: the first time their names are
 * noted, from then on only values are stored. Confined to the stepper's thread.
 */
final class SignalWriter {
  private final double[] values;
  private final @Nullable List<String> names;
  private int cursor;
  private String prefix = "";

  private SignalWriter(double[] values, @Nullable List<String> names) {
    this.values = values;
    this.names = names;
  }

  /** A writer that notes names; the values are of no use. */
  static SignalWriter ofNames(double[] scratch) {
    return new SignalWriter(scratch, new ArrayList<>());
  }

  /** A writer that stores into the array. */
  static SignalWriter into(double[] values) {
    return new SignalWriter(values, null);
  }

  void at(int slot) {
    cursor = slot;
  }

  List<String> names() {
    return names == null ? List.of() : names;
  }

  void put(String name, double value) {
    if (names != null) {
      names.add(prefix + name);
    }
    values[cursor++] = value;
  }

  /** Three phases that differ a little, {@code spread} as a share, and their mean by the name. */
  void three(String name, double value, double spread) {
    if (names != null) {
      names.add(prefix + name + ".l1");
      names.add(prefix + name + ".l2");
      names.add(prefix + name + ".l3");
    }
    values[cursor++] = value * (1 + spread);
    values[cursor++] = value * (1 - spread / 3);
    values[cursor++] = value * (1 - 2 * spread / 3);
  }

  /** What follows belongs to the n-th part, such as a branch or a module. */
  void part(String name, int n) {
    if (names != null) {
      prefix = name + n + ".";
    }
  }

  /** What follows belongs to the whole equipment again. */
  void whole() {
    prefix = "";
  }
}
