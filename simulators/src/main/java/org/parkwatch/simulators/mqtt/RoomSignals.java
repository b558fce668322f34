package org.parkwatch.simulators.mqtt;

/** What sensors in a room measure: the plant, as gateways see it. Thread-safe. */
public interface RoomSignals {
  /** Where to read a signal of an equipment; -1 if there is none of that name. */
  int slot(String equipment, String signal);

  /** The newest value in the unit of the plant; NaN while there is none. */
  double value(int slot);

  /** The word of a signal that is a state, as the reference lists write it. */
  String word(int slot);

  /** Whether the network reaches the equipment's devices, and their gateway has voltage. */
  boolean reached(String equipment);
}
