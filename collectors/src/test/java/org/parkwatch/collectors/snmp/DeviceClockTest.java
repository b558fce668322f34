package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.simulators.snmp.MibTree;
import org.parkwatch.telemetry.sample.Quality;

/** Rack PDUs of built-in profiles that tell a time: Raritan in seconds, Eaton as DateAndTime. */
class DeviceClockTest {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final String RARITAN = "1.3.6.1.4.1.13742.6.5.2.3.1.5.1.1";
  private static final String EATON = "1.3.6.1.4.1.534.6.6.7.1.2.1.8";

  @Test
  void theOffsetOfTheirClocksIsAPoint() throws Exception {
    MibTree<InstantSource> seconds =
        MibTree.<InstantSource>builder()
            .add(RARITAN, "1", (clock, sink) -> sink.gauge(clock.millis() / 1000 - 7200))
            .build();
    byte[] newYear = {7, (byte) 0xE6, 1, 1, 0, 0, 0, 0, '+', 8, 0};
    MibTree<InstantSource> date =
        MibTree.<InstantSource>builder()
            .add(EATON, "0", (clock, sink) -> sink.octets(newYear))
            .build();
    Profiles profiles = Profiles.load();
    TestPark park = new TestPark(profiles);
    Collected collected = new Collected();
    InstantSource clock = InstantSource.system();
    try (OddAgent<InstantSource> behind = new OddAgent<>(seconds, clock, 99, 99);
        OddAgent<InstantSource> neverSet = new OddAgent<>(date, clock, 99, 99);
        SnmpCollector collector =
            new SnmpCollector(
                profiles, TestPark.CREDENTIALS, collected, clock, SnmpOptions.defaults())) {
      Device raritan = park.add("RARITAN", "raritan-px", behind.address());
      Device eaton = park.add("EATON", "eaton-epdu", neverSet.address());
      park.into(collector);
      collector.start();
      Collected.Sample offset =
          collected.await(raritan, PointNames.COMM_CLOCK_OFFSET, 1, PATIENCE_MILLIS).getFirst();
      assertThat(offset.quality()).isEqualTo(Quality.GOOD);
      assertThat(offset.value()).isBetween(-7260.0, -7199.0);
      Collected.Sample years =
          collected.await(eaton, PointNames.COMM_CLOCK_OFFSET, 1, PATIENCE_MILLIS).getFirst();
      assertThat(years.quality()).isEqualTo(Quality.GOOD);
      assertThat(years.value()).isLessThan(-365 * 86_400.0);
    }
  }
}
