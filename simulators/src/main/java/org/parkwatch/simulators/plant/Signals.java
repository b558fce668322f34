package org.parkwatch.simulators.plant;

import java.util.List;

/** What a server or gateway sees of the plant that it speaks for. Thread-safe. */
public interface Signals {
  /** Where to read a signal of an equipment; -1 if there is none of that name. */
  int slot(String equipment, String signal);

  /** The newest value in the unit of the plant; NaN while there is none. */
  double value(int slot);

  /** The word of a signal that is a state, as the reference lists write it. */
  String word(int slot);

  /**
   * The value by which signals carry a state.
   *
   * @param word as the reference lists write it, such as {@code running}
   * @throws IllegalArgumentException if no equipment has such a state
   */
  double state(String word);

  /** The second of Unix time to which the values belong. */
  long second();

  /** Whether the network reaches the equipment's devices, and what is between has voltage. */
  boolean reached(String equipment);

  /** Codes of the gateways and switches that the equipment's devices are connected by. */
  List<String> waysTo(String equipment);
}
