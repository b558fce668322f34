package org.parkwatch.simulators.plant;

/** Measures one equipment: writes all its signals, the same ones in the same order each time. */
@FunctionalInterface
interface Instrument {
  /**
   * Writes the signals of a second.
   *
   * @param second of Unix time
   */
  void write(SignalWriter out, long second);
}
