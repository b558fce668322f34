package org.parkwatch.simulators.snmp;

/** The bytes are not the message they should be. Carries no stack: garbage may come fast. */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedException(String message) {
    super(message, null, false, false);
  }
}
