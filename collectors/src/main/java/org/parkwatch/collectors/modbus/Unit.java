package org.parkwatch.collectors.modbus;

import java.util.List;
import org.parkwatch.collectors.poll.Make;
import org.parkwatch.collectors.poll.PolledDevice;
import org.parkwatch.facility.park.Device;

/** One Modbus unit, alone at its address or one of several behind a gateway. See the parent. */
final class Unit extends PolledDevice<List<BlockRequest>> {
  static final String GATEWAY_PROTOCOL = "modbus-gateway";
  private static final int ON_TIME_MILLIS = 1000;

  private final int number;

  /** Due, and not read to its end yet. */
  boolean waiting;

  Unit(Device device, int number, Make<List<BlockRequest>> make) {
    super(device, make, behindGateway(device) ? make.intervalMillis() : ON_TIME_MILLIS);
    this.number = number;
  }

  /** 0..255 as on the wire. */
  int number() {
    return number;
  }

  boolean behindGateway() {
    return behindGateway(device());
  }

  private static boolean behindGateway(Device device) {
    return device.protocol().equals(GATEWAY_PROTOCOL);
  }

  LineKey line() {
    return LineKey.of(device());
  }
}
