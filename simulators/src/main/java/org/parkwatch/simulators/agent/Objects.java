package org.parkwatch.simulators.agent;

/** What the good and slow answers of the agents were about. */
public enum Objects {
  /** Objects that requests named. */
  ASKED,
  /** Values that answers carried; an object that the device does not have gives none. */
  ANSWERED
}
