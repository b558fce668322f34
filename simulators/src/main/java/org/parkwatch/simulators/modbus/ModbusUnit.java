package org.parkwatch.simulators.modbus;

/**
 * A device at a listener.
 *
 * @param equipment code of what it answers for
 */
record ModbusUnit(String code, String equipment, RegisterImage image) {}
