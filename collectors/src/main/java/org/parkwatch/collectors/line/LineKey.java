package org.parkwatch.collectors.line;

import org.parkwatch.facility.park.Device;

/** Where a line ends: devices with the same one share a connection. */
public record LineKey(String host, int port) {
  public static LineKey of(Device device) {
    return new LineKey(device.host(), device.port());
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
