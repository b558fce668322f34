package org.parkwatch.alerting.board;

/** The states of an alarm after ISA-18.2-2016, figure of alarm states: B, C and D. */
public enum AlarmState {
  /** B: active, nobody has taken it. */
  UNACKNOWLEDGED,
  /** C: active, somebody has it. */
  ACKNOWLEDGED,
  /** D: returned to normal, nobody ever took it. */
  RETURNED_UNACKNOWLEDGED
}
