package org.parkwatch.tests.pollers;

/**
 * A simulated rack PDU to be read by SNMP v2c.
 *
 * @param profile id of the profile that reads it
 * @param model what its type plate says
 * @param host address in 127.0.0.0/8
 * @param port UDP port
 */
public record Agent(String code, String profile, String model, String host, int port) {}
