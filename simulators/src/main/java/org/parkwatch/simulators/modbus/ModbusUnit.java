package org.parkwatch.simulators.modbus;

/**
 * A device at a listener.
 *
 * @param device place in the list of all devices, for its faults
 * @param equipment code of what it answers for
 */
record ModbusUnit(String code, int device, String equipment, RegisterImage image) {}
