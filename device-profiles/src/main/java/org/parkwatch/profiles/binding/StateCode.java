package org.parkwatch.profiles.binding;

import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Names;

/**
 * What a device's own codes mean.
 *
 * @param from lowest code, {@code to} highest code, both inclusive
 * @param names the device's word for it, in both languages
 */
public record StateCode(long from, long to, DeviceState state, Names names) {
  public StateCode {
    if (from > to) {
      throw new IllegalArgumentException("state codes run from " + from + " down to " + to);
    }
  }
}
