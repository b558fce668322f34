package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The examples are those of RFC 2579 and of a net-snmp agent. */
class DateAndTimeTest {
  private static OptionalLong read(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return DateAndTime.millis(ByteBuffer.wrap(bytes), bytes.length);
  }

  private static OptionalLong at(String instant) {
    return OptionalLong.of(Instant.parse(instant).toEpochMilli());
  }

  @Test
  void aTimeWithItsZoneIsAnInstant() {
    // 1992-5-26,13:30:15.0,-4:0
    assertThat(read("07c8051a0d1e0f002d0400")).isEqualTo(at("1992-05-26T17:30:15Z"));
    assertThat(read("07ea0b16171e3b092b0800")).isEqualTo(at("2026-11-22T15:30:59.900Z"));
  }

  @Test
  void aTimeWithoutAZoneIsOurs() {
    long ours =
        LocalDateTime.of(2026, 11, 22, 23, 30)
            .atZone(ZoneId.systemDefault())
            .toInstant()
            .toEpochMilli();
    assertThat(read("07ea0b16171e0000")).isEqualTo(OptionalLong.of(ours));
  }

  @Test
  void whatIsNoDateIsNone() {
    assertThat(read("07ea0d16171e0000")).isEmpty(); // month 13
    assertThat(read("07ea021e171e0000")).isEmpty(); // 30 February
    assertThat(read("3230323631313232")).isEmpty(); // the text 20261122
    assertThat(read("07ea0b16171e00002b8000")).isEmpty(); // a zone of -128 hours
    assertThat(read("07ea")).isEmpty();
    assertThat(read("")).isEmpty();
  }
}
