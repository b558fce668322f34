package org.parkwatch.profiles.binding;

import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Names;

/**
 * What a device's own codes mean.
 *
 * @param from lowest code, {@code to} highest code, both inclusive
 * @param word the text that stands for it where the device sends texts; empty for none
 * @param names the device's word for it, in both languages
 */
public record StateCode(long from, long to, String word, DeviceState state, Names names) {
  /** The code of a state that has only a word: no number comes near it. */
  public static final long NO_CODE = Long.MIN_VALUE;

  public StateCode {
    if (from > to) {
      throw new IllegalArgumentException("state codes run from " + from + " down to " + to);
    }
  }
}
