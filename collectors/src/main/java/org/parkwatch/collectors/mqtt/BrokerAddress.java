package org.parkwatch.collectors.mqtt;

import org.parkwatch.facility.park.Device;

/**
 * A broker and how it is spoken to; one connection for each.
 *
 * @param protocol {@code mqtt-v3} or {@code mqtt-v5}
 * @param credential name of the login
 */
record BrokerAddress(String host, int port, String protocol, String credential) {
  static final String V3 = "mqtt-v3";
  static final String V5 = "mqtt-v5";

  static BrokerAddress of(Device device) {
    String credential = device.credential();
    return new BrokerAddress(
        device.host(), device.port(), device.protocol(), credential == null ? "" : credential);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
