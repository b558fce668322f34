/**
 * Asks Modbus units over TCP: one virtual thread a connection, one request in flight on it. J2mod
 * encodes and decodes; sockets, transaction numbers and deadlines are ours.
 */
@NullMarked
package org.parkwatch.collectors.modbus;

import org.jspecify.annotations.NullMarked;
