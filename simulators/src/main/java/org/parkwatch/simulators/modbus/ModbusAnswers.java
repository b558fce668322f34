package org.parkwatch.simulators.modbus;

/** What became of a Modbus request. */
public enum ModbusAnswers {
  GOOD,
  SLOW,
  GARBAGE,
  /** Made to be silent, or the way to it is without voltage. */
  SILENT,
  /** A gateway answered for a unit that did not. */
  UNIT_SILENT,
  /** No unit of that number lives there. */
  UNKNOWN_UNIT,
  /** A register, count or function that the device has not. */
  REFUSED
}
