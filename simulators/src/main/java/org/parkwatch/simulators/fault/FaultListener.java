package org.parkwatch.simulators.fault;

/** Hears what goes wrong with rack PDUs, and what is over. */
@FunctionalInterface
public interface FaultListener {
  /** Hears nothing. */
  FaultListener NONE = (device, before, after) -> {};

  /**
   * Something changed, and is written down.
   *
   * @param device place in the park's list
   */
  void changed(int device, DeviceFaults before, DeviceFaults after);
}
