package org.parkwatch.simulators.agent;

/** What became of a request that reached the agents. */
public enum Answers {
  GOOD,
  SLOW,
  GARBAGE,
  /** The device is made to be silent. */
  SILENT,
  /** The device or its way to the network is without voltage. */
  WITHOUT_VOLTAGE,
  /** No device lives at that address. */
  UNKNOWN_ADDRESS,
  WRONG_COMMUNITY,
  MALFORMED,
  /** SNMPv3: told why it is not answered, which begins every conversation. */
  REPORTED,
  OTHER_VERSION,
  NOT_A_REQUEST,
  TOO_BIG
}
