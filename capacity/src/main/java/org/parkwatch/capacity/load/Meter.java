package org.parkwatch.capacity.load;

import org.parkwatch.facility.park.Device;
import org.parkwatch.telemetry.derive.Formula;

/**
 * What measures one line: a device as a whole, or one branch of it.
 *
 * @param prefix of its points' names, such as {@code branch07.}; empty for the device itself
 */
record Meter(Device device, String prefix) {
  /** The named point, or {@link Formula#MISSING} where this make has none. */
  int point(String name) {
    int id = device.pointId(prefix + name);
    return id < 0 ? Formula.MISSING : id;
  }
}
