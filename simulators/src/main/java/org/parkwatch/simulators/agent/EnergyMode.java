package org.parkwatch.simulators.agent;

/** What the energy register shows. */
public enum EnergyMode {
  /** What the load model drew. */
  METERED,
  /** How many answers of this device carried it, this one included: 1, 2, 3 and so on. */
  ANSWER_COUNT
}
