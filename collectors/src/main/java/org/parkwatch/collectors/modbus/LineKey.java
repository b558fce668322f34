package org.parkwatch.collectors.modbus;

import org.parkwatch.facility.park.Device;

/** Where a line ends: units with the same one share a connection. */
record LineKey(String host, int port) {
  static LineKey of(Device device) {
    return new LineKey(device.host(), device.port());
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
