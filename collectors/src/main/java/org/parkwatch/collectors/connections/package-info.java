/**
 * How brokers and servers want to be connected to, beyond host, port and credential of a device.
 */
@NullMarked
package org.parkwatch.collectors.connections;

import org.jspecify.annotations.NullMarked;
