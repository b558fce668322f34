package org.parkwatch.collectors.ydt1363;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.OptionalLong;

/** Date and time as command 4DH tells them: YD/T 1363.3, section 5.3.4. Pure functions. */
final class DeviceTime {
  private static final int BYTES = 7;

  private DeviceTime() {}

  /**
   * UTC milliseconds; empty if the bytes are no date. Two bytes of year, then month, day, hour,
   * minute and second, in the time of the place, which is taken for ours.
   */
  static OptionalLong millis(byte[] info) {
    if (info.length != BYTES) {
      return OptionalLong.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              ((info[0] & 0xFF) << 8) | (info[1] & 0xFF),
              info[2],
              info[3],
              info[4],
              info[5],
              info[6]);
      return OptionalLong.of(local.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }
}
