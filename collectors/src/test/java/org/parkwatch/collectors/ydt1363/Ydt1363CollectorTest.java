package org.parkwatch.collectors.ydt1363;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Await;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.simulators.fault.Fault.OfLine;
import org.parkwatch.simulators.fault.Fault.Silent;
import org.parkwatch.simulators.plant.Signals;
import org.parkwatch.simulators.ydt1363.Ydt1363Servers;
import org.parkwatch.telemetry.sample.Quality;

/** The whole collector over real sockets, against a simulated serial line and one by hand. */
class Ydt1363CollectorTest {
  private static final long PATIENCE_MILLIS = 20_000;
  private static final Ydt1363Options OPTIONS =
      new Ydt1363Options(Duration.ofSeconds(1), Duration.ofMillis(900), Duration.ofMillis(200));

  /** Two commands of a UPS, of which the second may be missing. */
  private static final String PROFILE =
      """
      id: test-ups
      family: ydt1363
      vendor: Test
      names: Test
      sources: [{title: Test, revision: "1"}]
      cid1: 2A
      interval: 1 s
      answers:
        analogue: {command: 42, items: "flag U8, volts U16, cell U16*"}
        alarms: {command: 44, info: adr, items: "flag U8, mains U8, ..."}
      points:
        - {name: voltage, quantity: VOLTAGE, names: V, decimals: 1, plausible: [0, 600],
           read: [{answer: analogue, part: volts, scale: 0.1}]}
        - {name: cell, quantity: VOLTAGE, names: C, decimals: 3, plausible: [0, 5],
           read: [{answer: analogue, part: cell/2, unit: mV}]}
        - {name: mains.bit, quantity: COUNT, names: M, decimals: 0, plausible: [0, 1],
           read: [{answer: alarms, part: mains, bit: 1}]}
      """;

  @TempDir Path folder;
  private final Collected collected = new Collected();

  private static Ydt1363Collector collector(Profiles profiles, TestPark park, Collected into) {
    Ydt1363Collector collector =
        new Ydt1363Collector(profiles, into, InstantSource.system(), OPTIONS);
    park.into(collector);
    return collector;
  }

  private static DeviceHealth health(Ydt1363Collector collector, Device device) {
    return collector.health(device.id()).orElseThrow();
  }

  private Collected.Sample sample(Device device, String point, int number)
      throws InterruptedException {
    return collected.await(device, point, number, PATIENCE_MILLIS).get(number - 1);
  }

  /** Signals as a plant would give them. */
  private static final class Plant implements Signals {
    private final List<String> names = new ArrayList<>();
    private final Map<String, Object> values =
        new ConcurrentHashMap<>(
            Map.of(
                "input.volts.l1", 226.5,
                "output.amps.l2", 99.0,
                "output.volts", 240.5,
                "module2.amps", 20.5,
                "mode", "bypass",
                "module2.state", "failed"));

    @Override
    public synchronized int slot(String equipment, String signal) {
      names.add(signal);
      return names.size() - 1;
    }

    @Override
    public synchronized double value(int slot) {
      return values.get(names.get(slot)) instanceof Double number ? number : Double.NaN;
    }

    @Override
    public synchronized String word(int slot) {
      return String.valueOf(values.get(names.get(slot)));
    }

    @Override
    public double state(String word) {
      throw new UnsupportedOperationException("machines ask for words");
    }

    @Override
    public long second() {
      return 0;
    }

    @Override
    public boolean reached(String equipment) {
      return !equipment.equals("dark");
    }

    @Override
    public List<String> waysTo(String equipment) {
      return List.of();
    }
  }

  private static DeviceDraft draft(InetSocketAddress at, String code, String profile, int address) {
    return new DeviceDraft(
        code,
        code,
        "X",
        profile,
        "ydt1363-tcp",
        at.getHostString(),
        at.getPort(),
        Integer.toString(address),
        null,
        "ROOM",
        Life.IN_SERVICE);
  }

  private static Device add(TestPark park, Profile profile, InetSocketAddress at, int address) {
    PointSet points = profile.pointSet();
    return park.add(
        profile.id() + " " + address,
        profile.id(),
        "ydt1363-tcp",
        at,
        Integer.toString(address),
        points);
  }

  @Test
  void devicesOfOneLineAreReadWithTheirTimeAndASilentOneTakesNobodyAlong() throws Exception {
    InetSocketAddress at;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.25.0.1"))) {
      at = new InetSocketAddress("127.25.0.1", free.getLocalPort());
    }
    AtomicReference<@Nullable OfLine> fault = new AtomicReference<>(new Silent());
    Profiles profiles =
        Profiles.of(
            Profiles.load().all().stream()
                .map(profile -> profile.readEvery(Duration.ofSeconds(4)))
                .toList());
    TestPark park = new TestPark(profiles);
    Device ups = add(park, profiles.find("ydt1363-ups").orElseThrow(), at, 1);
    Device dc = add(park, profiles.find("ydt1363-dc-power").orElseThrow(), at, 2);
    Device silent = add(park, profiles.find("ydt1363-ups").orElseThrow(), at, 3);
    Device dark = add(park, profiles.find("ydt1363-ups").orElseThrow(), at, 4);
    try (Ydt1363Servers servers =
            new Ydt1363Servers(
                List.of(
                    draft(at, "ups", "ydt1363-ups", 1),
                    draft(at, "dc", "ydt1363-dc-power", 2),
                    draft(at, "silent", "ydt1363-ups", 3),
                    draft(at, "dark", "ydt1363-ups", 4)),
                new Plant(),
                code -> code.equals("silent") ? fault.get() : null,
                InstantSource.system());
        Ydt1363Collector collector = collector(profiles, park, collected)) {
      assertThat(servers.devices()).isEqualTo(4);
      collector.start();
      for (Device device : List.of(ups, dc, silent, dark)) {
        collector.device(device.id()).orElseThrow().hurry();
      }
      assertThat(sample(ups, "input.voltage.l1", 1).value()).isEqualTo(226.5);
      assertThat(sample(ups, "output.current.l2", 1).value()).isEqualTo(99);
      assertThat(sample(ups, "mode", 1).value()).isEqualTo(2);
      assertThat(sample(ups, "battery.voltage", 1).quality()).isEqualTo(Quality.BAD_NO_READING);
      assertThat(sample(dc, "voltage", 1).value()).isEqualTo(240.5);
      assertThat(sample(dc, "module02.current", 1).value()).isEqualTo(20.5);
      assertThat(sample(dc, "module02.state", 1).value()).isEqualTo(2);
      assertThat(sample(dc, "module09.current", 1).quality()).isEqualTo(Quality.BAD_NO_SUCH_OBJECT);
      assertThat(sample(dc, PointNames.COMM_CLOCK_OFFSET, 1).value()).isBetween(-3.0, 1.0);
      for (Device none : List.of(silent, dark)) {
        assertThat(sample(none, "mode", 1).quality()).isEqualTo(Quality.BAD_TIMEOUT);
        assertThat(health(collector, none).faults()).containsOnlyKeys(Fault.TIMEOUT);
      }
      fault.set(null);
      collector.device(silent.id()).orElseThrow().hurry();
      Await.until(
          "it answers again", () -> health(collector, silent).state() == DeviceHealth.State.UP);
    }
  }

  @Test
  void returnCodesAndAnswersThatAreLaidOutOtherwiseAreBadForTheirPointsOnly() throws Exception {
    Files.writeString(folder.resolve("test.yaml"), PROFILE);
    Profiles profiles = Profiles.load(folder);
    TestPark park = new TestPark(profiles);
    try (SerialPeer peer =
        new SerialPeer((q, n, out) -> {
          boolean analogue = q.startsWith("42", 7);
          switch (q.substring(3, 5) + (analogue ? "" : " alarms")) {
            case "01", "02", "03" -> SerialPeer.say(out, SerialPeer.to(q, "0008FD020CE40CE5"));
            case "04" -> SerialPeer.say(out, SerialPeer.to(q, "0008FD030CE40CE5"));
            case "01 alarms" -> {
              assertThat(q.substring(9, 15)).isEqualTo("E00201"); // adr is carried along
              SerialPeer.say(out, SerialPeer.to(q, "0002AABB"));
            }
            case "02 alarms" -> SerialPeer.say(out, SerialPeer.frame(0x20, 2, 0x2A, 4, ""));
            case "03 alarms" -> SerialPeer.say(out, SerialPeer.frame(0x20, 3, 0x2A, 6, ""));
            default -> SerialPeer.say(out, SerialPeer.to(q, "0000"));
          }
        })) {
      InetSocketAddress at = new InetSocketAddress(peer.key().host(), peer.key().port());
      Profile profile = profiles.find("test-ups").orElseThrow();
      Device right = add(park, profile, at, 1);
      Device noCommand = add(park, profile, at, 2);
      Device noData = add(park, profile, at, 3);
      Device other = add(park, profile, at, 4);
      try (Ydt1363Collector collector = collector(profiles, park, collected)) {
        collector.start();
        assertThat(sample(right, "voltage", 2).value()).isEqualTo(230.1);
        assertThat(sample(right, "cell", 2).value()).isEqualTo(3.301);
        assertThat(sample(right, "mains.bit", 2).value()).isEqualTo(1);
        assertThat(sample(noCommand, "voltage", 2).quality()).isEqualTo(Quality.GOOD);
        assertThat(sample(noCommand, "mains.bit", 2).quality())
            .isEqualTo(Quality.BAD_NO_SUCH_OBJECT);
        assertThat(sample(noData, "mains.bit", 2).quality()).isEqualTo(Quality.BAD_DEVICE_ERROR);
        assertThat(health(collector, noData).lastError().orElseThrow())
            .endsWith(
                "device answered with an error (RTN 06H, data not valid for CID1 2AH CID2 44H)");
        assertThat(sample(other, "cell", 2).quality()).isEqualTo(Quality.BAD_TYPE);
        assertThat(sample(other, "mains.bit", 2).value()).isZero();
        assertThat(health(collector, other).faults()).containsKey(Fault.WRONG_OBJECTS);
      }
    }
  }

  @Test
  void anAddressThatCannotBeIsRefusedByCode() {
    Profiles profiles = Profiles.load();
    TestPark park = new TestPark(profiles);
    add(
        park,
        profiles.find("seplos-emu").orElseThrow(),
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
        255);
    List<String> problems = new ArrayList<>();
    new Ydt1363Collector(profiles, collected, InstantSource.system(), OPTIONS)
        .prepare(park.build(), problems);
    assertThat(problems).containsExactly("seplos-emu 255: path '255' is not an address 0..254");
  }
}
