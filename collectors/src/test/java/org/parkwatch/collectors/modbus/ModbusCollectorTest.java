package org.parkwatch.collectors.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.sample.Quality;

/** The whole collector over real sockets, against gateways written by hand. */
class ModbusCollectorTest {
  /** Two requests: the second lies too far away. */
  private static final String PROFILE =
      """
      id: test-meter
      family: modbus
      vendor: Test
      names: Test
      sources: [{title: Test, revision: "1"}]
      points:
        - {name: voltage, quantity: VOLTAGE, names: V, decimals: 1, interval: 1 s,
           plausible: [0, 600], read: [{register: 0, wire: U16, scale: 0.1}]}
        - {name: current, quantity: CURRENT, names: A, decimals: 1, interval: 1 s,
           plausible: [0, 100], read: [{register: 500, wire: U16, scale: 0.1}]}
      """;

  private static final long PATIENCE_MILLIS = 20_000;

  @TempDir Path folder;

  private final List<Peer> peers = new ArrayList<>();
  private final Collected collected = new Collected();
  private Profiles profiles;
  private TestPark park;

  @BeforeEach
  void profile() throws IOException {
    Files.writeString(folder.resolve("test.yaml"), PROFILE);
    profiles = Profiles.load(folder);
    park = new TestPark(profiles);
  }

  @AfterEach
  void closePeers() throws IOException {
    for (Peer peer : peers) {
      peer.close();
    }
  }

  private Peer peer(Peer.Manner manner) throws IOException {
    Peer peer = new Peer(manner);
    peers.add(peer);
    return peer;
  }

  private Device unit(TestPark into, String code, InetSocketAddress address, int unit) {
    return into.add(
        code,
        "test-meter",
        "modbus-gateway",
        address,
        Integer.toString(unit),
        TestPark.withHealth(profiles, "test-meter"));
  }

  private List<Device> units(Peer peer, int count) {
    return units(peer.address(), count);
  }

  private List<Device> units(InetSocketAddress address, int count) {
    List<Device> devices = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      devices.add(unit(park, "unit " + i, address, i));
    }
    return devices;
  }

  private ModbusCollector collector() {
    ModbusOptions options =
        new ModbusOptions(Duration.ofSeconds(1), Duration.ofMillis(200), Duration.ofMillis(200));
    ModbusCollector collector =
        new ModbusCollector(profiles, collected, InstantSource.system(), options);
    park.into(collector);
    return collector;
  }

  private static void right(byte[] request, OutputStream out) throws IOException {
    out.write(Peer.words(request, Peer.start(request) == 0 ? 2301 : 66));
  }

  private Quality second(Device device) throws InterruptedException {
    return collected.await(device, "voltage", 2, PATIENCE_MILLIS).get(1).quality();
  }

  private static void everySecond(List<Collected.Sample> samples) {
    for (int i = 1; i < samples.size(); i++) {
      assertThat(samples.get(i).millis() - samples.get(i - 1).millis()).isEqualTo(1000);
    }
  }

  private static DeviceHealth health(ModbusCollector collector, Device device) {
    Optional<DeviceHealth> health = collector.health(device.id());
    return health.orElseThrow();
  }

  @Test
  void unitsOfAGatewayAreReadOneAfterTheOtherOnceAnIntervalAndOnTime() throws Exception {
    Peer gateway =
        peer((q, n, out) -> {
          Thread.sleep(60); // a serial line takes its time: 0.6 s for all, of 1 s
          right(q, out);
        });
    List<Device> devices = units(gateway, 5);
    try (ModbusCollector collector = collector()) {
      collector.start();
      for (Device device : devices) {
        List<Collected.Sample> samples = collected.await(device, "current", 4, PATIENCE_MILLIS);
        assertThat(samples)
            .as(device.code())
            .allMatch(s -> s.quality() == Quality.GOOD && s.value() == 6.6)
            .allMatch(s -> s.millis() % 1000 == 0);
        everySecond(samples);
      }
      assertThat(collector.figures().devices()).isEqualTo(5);
      assertThat(collector.figures().onTimeShare()).isEqualTo(1);
      assertThat(collector.figures().missed()).isZero();
    }
    assertThat(gateway.connections()).isEqualTo(1);
    assertThat(gateway.mostBusy()).isEqualTo(1);
  }

  @Test
  void aUnitThatItsGatewayCannotReachIsBadAndItsNeighboursAreNot() throws Exception {
    Peer gateway =
        peer((q, n, out) -> {
          switch (Peer.unit(q)) {
            case 1 -> out.write(Peer.exception(q, 0x0B));
            case 2 -> out.write(Peer.exception(q, 0x0A));
            default -> right(q, out);
          }
        });
    List<Device> devices = units(gateway, 4);
    try (ModbusCollector collector = collector()) {
      collector.start();
      assertThat(second(devices.get(0))).isEqualTo(Quality.BAD_BACKED_OFF);
      assertThat(second(devices.get(1))).isEqualTo(Quality.BAD_BACKED_OFF);
      assertThat(second(devices.get(2))).isEqualTo(Quality.GOOD);
      assertThat(second(devices.get(3))).isEqualTo(Quality.GOOD);
      assertThat(collected.of(devices.get(0), "voltage").getFirst().quality())
          .isEqualTo(Quality.BAD_TIMEOUT);
      assertThat(health(collector, devices.get(0)).lastError().orElseThrow())
          .endsWith(
              "/1: does not answer its gateway (exception 0x0B, gateway target failed to"
                  + " respond)");
      assertThat(health(collector, devices.get(1)).faults()).containsOnlyKeys(Fault.UNIT_SILENT);
    }
    assertThat(gateway.connections()).isEqualTo(1);
  }

  @Test
  void aSilentGatewayIsKnownFromItsFirstUnitsAndTheOthersDoNotWait() throws Exception {
    Peer gateway = peer((q, n, out) -> {});
    List<Device> devices = units(gateway, 10);
    try (ModbusCollector collector = collector()) {
      collector.start();
      for (Device device : devices) {
        collected.await(device, "voltage", 3, PATIENCE_MILLIS);
        assertThat(collected.of(device, "voltage"))
            .noneMatch(s -> Quality.usable(s.quality().code()));
        assertThat(health(collector, device).state()).isEqualTo(DeviceHealth.State.DOWN);
      }
      assertThat(gateway.requests()).isEqualTo(3); // the next probe comes after 10 s
      assertThat(collector.figures().faults())
          .containsOnlyKeys(Fault.TIMEOUT, Fault.GATEWAY_SILENT);
      assertThat(collector.figures().faults().get(Fault.GATEWAY_SILENT)).isEqualTo(7);
    }
  }

  @Test
  void aGatewayThatIsNotThereCostsOneAttempt() throws Exception {
    List<Device> devices = units(Peer.nobody(), 6);
    try (ModbusCollector collector = collector()) {
      collector.start();
      for (Device device : devices) {
        collected.await(device, "voltage", 2, PATIENCE_MILLIS);
      }
      assertThat(collector.figures().requests()).isEqualTo(1);
      assertThat(collector.figures().faults())
          .containsOnlyKeys(Fault.UNREACHABLE, Fault.GATEWAY_SILENT);
      // which unit comes first follows from the address
      assertThat(devices)
          .filteredOn(device ->
              health(collector, device)
                  .lastError()
                  .orElseThrow()
                  .contains("hangs on a gateway that is silent"))
          .hasSize(devices.size() - 1);
    }
  }

  @Test
  void aSingleUnitThatIsSilentDoesNotTakeItsGatewayAlong() throws Exception {
    Peer gateway =
        peer((q, n, out) -> {
          if (Peer.unit(q) != 2) {
            right(q, out);
          }
        });
    List<Device> devices = units(gateway, 3);
    try (ModbusCollector collector = collector()) {
      collector.start();
      assertThat(second(devices.get(1))).isEqualTo(Quality.BAD_BACKED_OFF);
      collected.await(devices.get(0), "voltage", 4, PATIENCE_MILLIS);
      collected.await(devices.get(2), "voltage", 4, PATIENCE_MILLIS);
      assertThat(collected.of(devices.get(0), "voltage"))
          .allMatch(s -> s.quality() == Quality.GOOD);
      assertThat(collected.of(devices.get(2), "voltage"))
          .allMatch(s -> s.quality() == Quality.GOOD);
    }
  }

  @Test
  void registersThatTheUnitDoesNotHaveAreBadAndTheOthersAreRead() throws Exception {
    Peer gateway =
        peer((q, n, out) -> {
          if (Peer.start(q) == 0) {
            right(q, out);
          } else {
            out.write(Peer.exception(q, Peer.unit(q) == 1 ? 2 : 4));
          }
        });
    List<Device> devices = units(gateway, 2);
    try (ModbusCollector collector = collector()) {
      collector.start();
      for (Device device : devices) {
        assertThat(second(device)).isEqualTo(Quality.GOOD);
        assertThat(health(collector, device).state()).isEqualTo(DeviceHealth.State.UP);
      }
      assertThat(collected.of(devices.get(0), "current"))
          .allMatch(s -> s.quality() == Quality.BAD_NO_SUCH_OBJECT);
      assertThat(collected.of(devices.get(1), "current"))
          .allMatch(s -> s.quality() == Quality.BAD_DEVICE_ERROR);
      assertThat(health(collector, devices.get(1)).lastError().orElseThrow())
          .isEqualTo(
              "unit 2: device answered with an error (exception 0x04, device failure for holding"
                  + " 500..500)");
    }
  }

  @Test
  void aReloadKeepsWhatDidNotChangeAndTakesTheOthersOver() throws Exception {
    Peer stays = peer((q, n, out) -> right(q, out));
    Peer leaves = peer((q, n, out) -> right(q, out));
    Peer comes = peer((q, n, out) -> right(q, out));
    Device kept = unit(park, "kept", stays.address(), 1);
    Device moved = unit(park, "moved", leaves.address(), 1);
    try (ModbusCollector collector = collector()) {
      collector.start();
      assertThat(second(kept)).isEqualTo(Quality.GOOD);
      assertThat(second(moved)).isEqualTo(Quality.GOOD);
      long asked = health(collector, kept).asked();
      park = new TestPark(profiles);
      unit(park, "kept", stays.address(), 1);
      unit(park, "moved", comes.address(), 1);
      park.into(collector);
      int before = collected.of(moved, "voltage").size();
      collected.await(moved, "voltage", before + 2, PATIENCE_MILLIS);
      assertThat(health(collector, kept).asked()).isGreaterThanOrEqualTo(asked);
      everySecond(collected.of(kept, "voltage"));
      assertThat(stays.connections()).isEqualTo(1);
      assertThat(comes.requests()).isPositive();
    }
  }

  /** Two registers that are joined to one request, and a unit that lacks what lies between. */
  @Test
  void aRegisterThatTheUnitDoesNotHaveDoesNotCostItsNeighbours() throws Exception {
    String joined = PROFILE.replace("register: 500", "register: 6");
    Files.writeString(folder.resolve("test.yaml"), joined);
    profiles = Profiles.load(folder);
    park = new TestPark(profiles);
    Peer gateway =
        peer((q, n, out) -> {
          int last = Peer.start(q) + Peer.count(q) - 1;
          if (last > 5) {
            out.write(Peer.exception(q, 2));
          } else {
            out.write(Peer.words(q, 2301));
          }
        });
    Device device = units(gateway, 1).getFirst();
    try (ModbusCollector collector = collector()) {
      collector.start();
      assertThat(second(device)).isEqualTo(Quality.GOOD);
      assertThat(collected.of(device, "voltage")).allMatch(s -> s.quality() == Quality.GOOD);
      assertThat(collected.of(device, "current"))
          .allMatch(s -> s.quality() == Quality.BAD_NO_SUCH_OBJECT);
      // the joined one was sent once, its parts in every round
      assertThat(gateway.requests()).isLessThanOrEqualTo(1 + 2 * (int) reads(collector, device));
    }
  }

  private static long reads(ModbusCollector collector, Device device) {
    return health(collector, device).asked();
  }

  @Test
  void aUnitThatIsBusyIsAskedAgainWhenTheOthersAreRead() throws Exception {
    Peer gateway =
        peer((q, n, out) -> {
          if (Peer.start(q) == 0 && n % 3 == 1) {
            out.write(Peer.exception(q, 6));
          } else {
            right(q, out);
          }
        });
    Device device = units(gateway, 1).getFirst();
    try (ModbusCollector collector = collector()) {
      collector.start();
      assertThat(second(device)).isEqualTo(Quality.GOOD);
      assertThat(health(collector, device).faults()).isEmpty();
    }
  }

  @Test
  void unitsBehindASerialServerAreReadAsRtu() throws Exception {
    Peer server = Peer.serial((q, n, out) -> out.write(Peer.words(q, 2301)));
    peers.add(server);
    List<Device> devices = new ArrayList<>();
    for (int unit = 1; unit <= 3; unit++) {
      devices.add(
          park.add(
              "unit " + unit,
              "test-meter",
              "modbus-rtu",
              server.address(),
              Integer.toString(unit),
              TestPark.withHealth(profiles, "test-meter")));
    }
    try (ModbusCollector collector = collector()) {
      collector.start();
      for (Device device : devices) {
        assertThat(second(device)).isEqualTo(Quality.GOOD);
        assertThat(collected.of(device, "voltage").getFirst().value()).isEqualTo(230.1);
      }
    }
    assertThat(server.connections()).isEqualTo(1);
    unit(park, "other", server.address(), 9);
    List<String> problems = new ArrayList<>();
    collector(park, problems);
    assertThat(problems)
        .containsExactly(
            "other: speaks modbus-gateway at %s, but unit 1 there speaks modbus-rtu"
                .formatted("127.0.0.1:" + server.address().getPort()));
  }

  private void collector(TestPark of, List<String> problems) {
    new ModbusCollector(profiles, collected, InstantSource.system(), ModbusOptions.defaults())
        .prepare(of.build(), problems);
  }

  @Test
  void aUnitNumberThatCannotBeIsRefusedByCode() throws Exception {
    Peer gateway = peer((q, n, out) -> right(q, out));
    unit(park, "A", gateway.address(), 0);
    unit(park, "B", gateway.address(), 248);
    unit(park, "C", gateway.address(), 247);
    List<String> problems = new ArrayList<>();
    new ModbusCollector(profiles, collected, InstantSource.system(), ModbusOptions.defaults())
        .prepare(park.build(), problems);
    assertThat(problems)
        .containsExactly(
            "A: path '0' is not a Modbus unit 1..247", "B: path '248' is not a Modbus unit 1..247");
  }
}
