package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.collectors.poll.Roster;
import org.parkwatch.collectors.poll.SampleWriter;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.collectors.schedule.Phase;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.sample.Quality;
import org.slf4j.LoggerFactory;
import org.snmp4j.smi.Integer32;

/**
 * One device, read by a lane on a fake network and a fake clock: every second of it is decided by
 * the test.
 */
abstract class OneDevice {
  static final String PROFILE =
      """
      id: test-pdu
      vendor: Test
      names: Test
      sources: [{title: Test, revision: "1"}]
      identification: {sysObjectId: 1.3.6.1.4.1.99999}
      points:
        - {name: voltage, quantity: VOLTAGE, names: V, decimals: 1, interval: 10 s,
           plausible: [0, 600], read: [{oid: 1.3.6.1.4.1.99999.1.0, wire: [INTEGER], scale: 0.1}]}
        - {name: current, quantity: CURRENT, names: A, decimals: 1, interval: 10 s,
           plausible: [0, 100], read: [{oid: 1.3.6.1.4.1.99999.2.0, wire: [INTEGER], scale: 0.1}]}
        - {name: power, quantity: ACTIVE_POWER, names: P, decimals: 3, interval: 30 s,
           plausible: [0, 100], read: [{oid: 1.3.6.1.4.1.99999.3.0, wire: [INTEGER], unit: W}]}
      """;
  static final String VOLTAGE_OID = "1.3.6.1.4.1.99999.1.0";
  static final String CURRENT_OID = "1.3.6.1.4.1.99999.2.0";
  static final String POWER_OID = "1.3.6.1.4.1.99999.3.0";

  static final long START = 1_700_000_010_000L; // a multiple of 30 s
  static final int STEP_MILLIS = 10;
  static final long FIRST_SLOT = START + Phase.of("PDU-1", 10_000) / 1000 * 1000L;

  @TempDir private Path folder;

  long now = START;
  final Collected collected = new Collected();
  final CollectorCounters figures = new CollectorCounters();
  final FakeNetwork network = new FakeNetwork(() -> now);
  final TestAgent agent =
      new TestAgent()
          .with(VOLTAGE_OID, new Integer32(2301))
          .with(CURRENT_OID, new Integer32(66))
          .with(POWER_OID, new Integer32(1470));
  final InetSocketAddress address =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 16_161);
  Profiles profiles;
  Lane lane;
  Device device;
  DevicePoll poll;

  @BeforeEach
  void oneDevice() throws IOException {
    Files.writeString(folder.resolve("test.yaml"), PROFILE);
    profiles = Profiles.load(folder);
    SnmpOptions options = SnmpOptions.defaults();
    ThrottledLog log = new ThrottledLog(LoggerFactory.getLogger(Lane.class));
    SampleWriter writer = new SampleWriter(collected, figures, log);
    lane = new Lane(network, options, () -> Instant.ofEpochMilli(now), figures, writer, log);
    TestPark park = new TestPark(profiles);
    device = park.add("PDU-1", "test-pdu", address);
    List<DevicePoll> polls = polls(park);
    poll = polls.getFirst();
    lane.assign(polls);
  }

  List<DevicePoll> polls(TestPark park) {
    return List.copyOf(
        Roster.<DevicePoll>empty()
            .next(
                park.build(),
                Set.of("snmp-v2c"),
                profiles,
                new Assignment(TestPark.CREDENTIALS, new Engines(null, InstantSource.system()), 1),
                new ArrayList<>())
            .all());
  }

  /** Runs until so long after the second of the device's first slot. */
  void runUntil(long seconds) throws IOException {
    while (now < FIRST_SLOT + seconds * 1000) {
      now += STEP_MILLIS;
      lane.step((now - START) * 1_000_000);
    }
  }

  FakeNetwork.Delivery after(int millis, byte[] bytes) {
    return new FakeNetwork.Delivery(bytes, address, now + millis);
  }

  void answers(int millis) {
    network.peer = (request, n) -> List.of(after(millis, agent.answer(request)));
  }

  List<String> of(String point) {
    return collected.of(device, point).stream()
        .map(s ->
            (s.millis() - FIRST_SLOT) / 1000
                + " "
                + (s.quality() == Quality.GOOD ? String.valueOf(s.value()) : s.quality()))
        .toList();
  }

  static String at(long slot, Object what) {
    return (slot * 10) + " " + what;
  }
}
