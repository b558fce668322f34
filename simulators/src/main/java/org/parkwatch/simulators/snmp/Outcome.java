package org.parkwatch.simulators.snmp;

/** What became of a request. Only the first two leave a reply. */
public enum Outcome {
  ANSWERED,
  /** SNMPv3 only: not answered, but told why, such as an unknown engine id. */
  REPORTED,
  /** Not BER, or not the structure of an SNMP message: RFC 1157 4.1 says discard. */
  MALFORMED,
  /** SNMPv3 or something unheard of. */
  OTHER_VERSION,
  /** Silence is the answer, as RFC 1157 4.1 has it. */
  WRONG_COMMUNITY,
  /** A message, but no request: a response, a trap, or a GETBULK in SNMPv1. */
  NOT_A_REQUEST,
  /** Even the error response would be longer than a message may be. */
  TOO_BIG
}
