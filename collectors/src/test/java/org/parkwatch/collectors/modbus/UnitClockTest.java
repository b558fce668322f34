package org.parkwatch.collectors.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.sample.Quality;

/** A unit whose registers tell date and time, an hour ahead of ours. */
class UnitClockTest {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final int AHEAD_SECONDS = 3600;

  @TempDir Path folder;

  @Test
  void theOffsetOfAClockInRegistersIsAPoint() throws Exception {
    Files.writeString(
        folder.resolve("clock.yaml"),
        """
        id: test-clock
        vendor: Test
        names: Test
        sources: [{title: test, revision: "1"}]
        family: modbus
        clock:
          year: {register: 0, wire: U16}
          month: {register: 1, wire: U16, bits: 8..15}
          day: {register: 1, wire: U16, bits: 0..7}
          hour: {register: 2, wire: U16}
          minute: {register: 3, wire: U16}
          second: {register: 4, wire: U16}
          zone: utc
        points:
          - {name: count, quantity: COUNT, names: C, decimals: 0, interval: 1 s,
             plausible: [0, 99], read: [{register: 9, wire: U16}]}
        """);
    Profiles profiles = Profiles.load(folder);
    TestPark park = new TestPark(profiles);
    Collected collected = new Collected();
    try (Peer peer = new Peer((request, number, out) -> out.write(answer(request)));
        ModbusCollector collector =
            new ModbusCollector(
                profiles, collected, InstantSource.system(), ModbusOptions.defaults())) {
      Device unit =
          park.add(
              "UNIT",
              "test-clock",
              "modbus-tcp",
              peer.address(),
              "1",
              TestPark.withHealth(profiles, "test-clock"));
      park.into(collector);
      collector.start();
      Collected.Sample offset =
          collected.await(unit, PointNames.COMM_CLOCK_OFFSET, 1, PATIENCE_MILLIS).getFirst();
      assertThat(offset.quality()).isEqualTo(Quality.GOOD);
      assertThat(offset.value()).isBetween(AHEAD_SECONDS - 60.0, AHEAD_SECONDS + 1.0);
    }
  }

  private static byte[] answer(byte[] request) {
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).plusSeconds(AHEAD_SECONDS);
    int[] registers = {
      now.getYear() % 100,
      now.getMonthValue() << 8 | now.getDayOfMonth(),
      now.getHour(),
      now.getMinute(),
      now.getSecond()
    };
    byte[] frame = Peer.words(request, 0);
    for (int i = 0; i < Peer.count(request); i++) {
      int register = Peer.start(request) + i;
      int value = register < registers.length ? registers[register] : 7;
      frame[9 + 2 * i] = (byte) (value >>> 8);
      frame[10 + 2 * i] = (byte) value;
    }
    return frame;
  }
}
