package org.parkwatch.alerting.board;

/**
 * The states of an alarm after ISA-18.2-2016, figure of alarm states: B, C, D and the latched one.
 */
public enum AlarmState {
  /** B: active, nobody has taken it. */
  UNACKNOWLEDGED,
  /** C: active, somebody has it. */
  ACKNOWLEDGED,
  /** D: returned to normal, nobody ever took it. */
  RETURNED_UNACKNOWLEDGED,
  /** Returned to normal, taken, and latched: it waits for a person to reset it. */
  LATCHED;

  /** Whether the condition is over. */
  public boolean over() {
    return this == RETURNED_UNACKNOWLEDGED || this == LATCHED;
  }

  /** Whether nobody has it yet. */
  public boolean open() {
    return this == UNACKNOWLEDGED || this == RETURNED_UNACKNOWLEDGED;
  }
}
