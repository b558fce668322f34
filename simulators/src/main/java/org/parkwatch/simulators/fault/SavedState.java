package org.parkwatch.simulators.fault;

import java.util.Map;

/**
 * What the simulators remember over a restart.
 *
 * @param seed of the load model
 * @param baseMillis when the energy registers stood at their initial values
 * @param devices by code, those with anything to remember
 */
public record SavedState(long seed, long baseMillis, Map<String, DeviceFaults> devices) {
  public SavedState {
    devices = Map.copyOf(devices);
  }
}
