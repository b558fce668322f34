package org.parkwatch.simulators.opcua;

/** What there is to measure in the plant, once a second. Thread-safe. */
public interface PlantSignals {
  /** Where to read a signal of an equipment; -1 if it has none of that name. */
  int slot(String equipment, String signal);

  /** The newest value in physical units without prefix; NaN for a dead sensor. */
  double value(int slot);

  /**
   * The value by which signals carry a state.
   *
   * @param word as the reference lists write it, such as {@code running}
   */
  double state(String word);

  /** The second of Unix time to which the values belong. */
  long second();

  /** Whether the equipment's controller answers its management system. */
  boolean reached(String equipment);
}
