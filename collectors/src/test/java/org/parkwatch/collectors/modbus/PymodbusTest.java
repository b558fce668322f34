package org.parkwatch.collectors.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.Needs;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.sample.Quality;

/**
 * The whole collector against a real peer: Debian's pymodbus, which shares no code with J2mod. What
 * it serves stands in {@code pymodbus/units.py}. Where it is missing the test is skipped with its
 * reason, in CI it fails.
 */
class PymodbusTest {
  private static final String PYTHON = "/usr/bin/python3"; // Debian's own, which has its packages
  private static final long PATIENCE_MILLIS = 20_000;

  private static final String PROFILE =
      """
      id: pymodbus
      family: modbus
      vendor: Test
      names: Test
      sources: [{title: Test, revision: "1"}]
      points:
      """;

  @TempDir Path folder;
  private final InetSocketAddress address;
  private @Nullable Process server;

  PymodbusTest() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      address = new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
    }
  }

  private static Path script() {
    return Path.of(System.getProperty("parkwatch.root", ".."))
        .resolve("collectors/src/test/resources/pymodbus/units.py");
  }

  private void start(String framing) throws IOException {
    Process started =
        new ProcessBuilder(
                PYTHON, script().toString(), Integer.toString(address.getPort()), framing)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    server = started;
    Needs.that(
        "pymodbus (Debian: python3-pymodbus, python3-serial-asyncio)",
        "ready".equals(started.inputReader().readLine()));
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (server != null) {
      server.destroy();
      server.waitFor();
    }
  }

  private static String point(String name, String read) {
    return """
      - {name: %s, quantity: VOLTAGE, names: V, decimals: 3, interval: 1 s,
         plausible: [-1e12, 1e12], read: [{%s}]}
    """
        .formatted(name, read);
  }

  private Profiles profile() throws IOException {
    StringBuilder text = new StringBuilder(PROFILE);
    text.append(point("u16", "register: 0, wire: U16"));
    text.append(point("s16", "register: 1, wire: S16, scale: 0.1"));
    text.append(point("u32", "register: 2, wire: U32"));
    text.append(point("f32", "register: 4, wire: F32"));
    text.append(point("s32.low.first", "register: 6, wire: S32, order: LOW_FIRST"));
    text.append(point("u64", "register: 8, wire: U64"));
    text.append(point("bit", "register: 12, wire: U16, bit: 2"));
    text.append(point("far", "table: INPUT, register: 299, wire: U16"));
    text.append(point("near", "table: INPUT, register: 0, wire: U16"));
    text.append(point("coil", "table: COIL, register: 39"));
    text.append(point("discrete", "table: DISCRETE, register: 39"));
    text.append(point("missing", "register: 400, wire: U16"));
    Files.writeString(folder.resolve("test.yaml"), text);
    return Profiles.load(folder);
  }

  private Device unit(TestPark park, Profiles profiles, String protocol, int number) {
    return park.add(
        "unit " + number,
        "pymodbus",
        protocol,
        address,
        Integer.toString(number),
        TestPark.withHealth(profiles, "pymodbus"));
  }

  @Test
  void everyTableTypeAndOrderIsReadAndWhatIsNotThereIsBadForItsPointOnly() throws Exception {
    start("tcp");
    reads("modbus-gateway");
  }

  @Test
  void theSameIsReadAsRtuOverTcp() throws Exception {
    start("rtu");
    reads("modbus-rtu");
  }

  private void reads(String protocol) throws Exception {
    Profiles profiles = profile();
    TestPark park = new TestPark(profiles);
    Device full = unit(park, profiles, protocol, 1);
    Device poor = unit(park, profiles, protocol, 2);
    Device absent = unit(park, profiles, protocol, 9);
    Collected collected = new Collected();
    ModbusOptions options =
        new ModbusOptions(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(300));
    try (ModbusCollector collector =
        new ModbusCollector(profiles, collected, InstantSource.system(), options)) {
      park.into(collector);
      collector.start();
      Map.of(
              "u16", 65_535.0,
              "s16", -12.3,
              "u32", 3e9,
              "f32", 49.98,
              "s32.low.first", -70_000.0,
              "u64", 12_345_678_901.0,
              "bit", 1.0,
              "far", 1299.0,
              "near", 1000.0,
              "coil", 1.0)
          .forEach((point, value) -> expect(collected, full, point, value));
      expect(collected, full, "discrete", 0);
      expectBad(collected, full, "missing", Quality.BAD_NO_SUCH_OBJECT);
      expect(collected, poor, "u16", 7);
      expectBad(collected, poor, "s16", Quality.BAD_NO_SUCH_OBJECT);
      expect(collected, poor, "comm.up", 1);
      // pymodbus says nothing for a unit that it does not have
      expectBad(collected, absent, "u16", Quality.BAD_TIMEOUT);
      DeviceHealth health = collector.health(absent.id()).orElseThrow();
      assertThat(health.faults()).containsOnlyKeys(Fault.TIMEOUT);
      assertThat(collected.await(full, "u16", 4, PATIENCE_MILLIS))
          .allMatch(sample -> sample.quality() == Quality.GOOD);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"modbus-tcp", "modbus-rtu"})
  void aDeviceOfAnotherMakeIsSaidToBeOneAndIsNotRead(String protocol) throws Exception {
    boolean tcp = protocol.equals("modbus-tcp");
    start(tcp ? "tcp" : "rtu");
    for (String model : List.of("M3", "M9")) {
      String id = "acme-" + model.toLowerCase(Locale.ROOT);
      String text =
          """
          id: %s
          family: modbus
          vendor: Test
          names: Test
          sources: [{title: Test, revision: "1"}]
          oddities: [pause 20 ms, connection-a-read]
          identification:
            - {register: 0, wire: U16, equals: [1, 65000..65535]}
            - {register: 20, words: 4, matches: "^Acme M3"}
            - {object: vendor, matches: Acme}
            - {object: model, matches: "%s"}
          points:
          """
                  .formatted(id, model)
              + point("u16", "register: 0, wire: U16");
      Files.writeString(folder.resolve(id + ".yaml"), text);
    }
    Profiles profiles = Profiles.load(folder);
    if (tcp) {
      assertProbed(profiles);
    }
    TestPark park = new TestPark(profiles);
    Device right = park.add("M", "acme-m3", protocol, address, "1", points(profiles, "acme-m3"));
    Device wrong = park.add("X", "acme-m9", protocol, address, "1", points(profiles, "acme-m9"));
    Collected collected = new Collected();
    try (ModbusCollector collector =
        new ModbusCollector(
            profiles, collected, InstantSource.system(), ModbusOptions.defaults())) {
      park.into(collector);
      collector.start();
      expect(collected, right, "u16", 65_535);
      expectBad(collected, wrong, "u16", Quality.BAD_TYPE);
      assertThat(collector.health(wrong.id()).orElseThrow().lastError().orElseThrow())
          .contains("is not of this make (device identification, model is 'M3-X', not 'M9')");
      assertThat(collected.await(right, "u16", 2, PATIENCE_MILLIS))
          .allMatch(sample -> sample.quality() == Quality.GOOD);
    }
  }

  private void assertProbed(Profiles profiles) {
    try (ModbusProbe probe =
        new ModbusProbe(address.getHostString(), address.getPort(), 1, Duration.ofSeconds(2))) {
      ModbusProbe.Found found = probe.find(profiles.all());
      assertThat(found.answered()).isTrue();
      assertThat(found.identity())
          .containsEntry("vendor", "Acme")
          .containsEntry("revision", "1.4")
          .containsEntry("model", "M3-X");
      assertThat(found.fits()).extracting(Profile::id).containsExactly("acme-m3");
      assertThat(found.others())
          .containsEntry("acme-m9", "device identification, model is 'M3-X', not 'M9'");
      assertThat(found.others().get("dse-gencomm")).startsWith("holding 768 U16: there is none");
    }
  }

  private static PointSet points(Profiles profiles, String profile) {
    return TestPark.withHealth(profiles, profile);
  }

  private static Collected.Sample first(Collected collected, Device device, String point) {
    try {
      return collected.await(device, point, 1, PATIENCE_MILLIS).getFirst();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void expect(Collected collected, Device device, String point, double value) {
    Collected.Sample sample = first(collected, device, point);
    assertThat(sample.quality()).as(point).isEqualTo(Quality.GOOD);
    assertThat(sample.value()).as(point).isEqualTo(value);
  }

  private static void expectBad(Collected collected, Device device, String point, Quality quality) {
    assertThat(first(collected, device, point).quality()).as(point).isEqualTo(quality);
  }
}
