package org.parkwatch.collectors.snmp;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** The octets of a DateAndTime (RFC 2579). Pure functions. */
final class DateAndTime {
  private static final int LOCAL = 8;
  private static final int WITH_ZONE = 11;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2200;
  private static final int NANOS_PER_DECISECOND = 100_000_000;

  private DateAndTime() {}

  /**
   * UTC milliseconds of the octets from the buffer's position on; empty if they are no date. A year
   * is 0x07 or 0x08 in the first octet, with which no text begins. A time without a zone is that of
   * our own.
   */
  static OptionalLong millis(ByteBuffer bytes, int length) {
    int at = bytes.position();
    if (length != LOCAL && length != WITH_ZONE) {
      return OptionalLong.empty();
    }
    int year = bytes.getShort(at) & 0xFFFF;
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return OptionalLong.empty();
    }
    try {
      // 60 is a leap second
      int second = Math.min(59, bytes.get(at + 6));
      LocalDateTime local =
          LocalDateTime.of(
              year,
              bytes.get(at + 2),
              bytes.get(at + 3),
              bytes.get(at + 4),
              bytes.get(at + 5),
              second,
              bytes.get(at + 7) * NANOS_PER_DECISECOND);
      ZoneId zone = length == LOCAL ? ZoneId.systemDefault() : zone(bytes, at + LOCAL);
      return OptionalLong.of(local.atZone(zone).toInstant().toEpochMilli());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static ZoneOffset zone(ByteBuffer bytes, int at) {
    int sign = bytes.get(at) == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * bytes.get(at + 1), sign * bytes.get(at + 2));
  }
}
