package org.parkwatch.collectors.snmp;

import java.net.InetAddress;
import java.util.Set;

/**
 * Where notifications are heard, and whose.
 *
 * @param address to listen at; beyond loopback plain notifications are taken from {@code
 *     plainSources} only, those that are signed (SNMPv3) from every device
 * @param port 0..65535; 0 takes a free one
 * @param plainSources devices that may send by SNMP v1, v2c or unsigned v3 although we listen
 *     beyond loopback
 */
public record TrapOptions(InetAddress address, int port, Set<InetAddress> plainSources) {
  public TrapOptions {
    plainSources = Set.copyOf(plainSources);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0..65535, not " + port);
    }
  }

  /** On this machine only. */
  public static TrapOptions loopback(int port) {
    return new TrapOptions(InetAddress.getLoopbackAddress(), port, Set.of());
  }

  /** Whether a notification that nobody signed may come from there. */
  boolean takesPlain(InetAddress from) {
    return address.isLoopbackAddress() || plainSources.contains(from);
  }
}
