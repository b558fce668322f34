package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.Needs;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.sample.Quality;

/**
 * The whole collector against a real peer: Debian's snmpsim serves recordings of real devices.
 * Recordings and snmpsim are not part of the project: where one is missing the test is skipped with
 * its reason, in CI it fails.
 */
class SnmpsimTest {
  private static final Path GIVEN =
      Path.of(System.getProperty("parkwatch.root", "..")).resolve("../shared/devices/given");
  private static final List<String> COMMANDS = List.of("snmpsimd", "snmpsim-command-responder");
  private static final long PATIENCE_MILLIS = 60_000;

  @TempDir static Path folder;
  private static final List<Process> simulators = new ArrayList<>();

  @BeforeAll
  static void whatIsNeededIsThere() {
    Needs.that("recordings of real devices at " + GIVEN, Files.isDirectory(GIVEN));
    Needs.that("snmpsim (Debian: snmpsim)", command().isPresent());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    for (Process simulator : simulators) {
      simulator.destroy();
      simulator.waitFor();
    }
  }

  private static Optional<String> command() {
    for (String name : COMMANDS) {
      Path path = Path.of("/usr/bin").resolve(name);
      if (Files.isExecutable(path)) {
        return Optional.of(path.toString());
      }
    }
    return Optional.empty();
  }

  @Test
  void recordedRackPdusAreReadWithThePublishedValues() throws Exception {
    Map<String, String> profileOf = new LinkedHashMap<>();
    profileOf.put("librenms/apc_ap8853", "apc-rpdu2");
    profileOf.put("bsd/apc-8641", "apc-rpdu2");
    profileOf.put("librenms/raritan-pdu_px2", "raritan-px");
    profileOf.put("librenms/raritan-pdu_px3", "raritan-px");
    profileOf.put("librenms/sentry4", "servertech-sentry4");
    profileOf.put("librenms/eatonpdu_2", "eaton-epdu");
    profileOf.put("librenms/vertiv-pdu_mg02e4w1", "geist-rpdu");
    Profiles profiles = Profiles.load();
    TestPark park = new TestPark(profiles);
    Map<String, Device> devices = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : profileOf.entrySet()) {
      InetSocketAddress address = simulate(entry.getKey());
      devices.put(entry.getKey(), park.add(entry.getKey(), entry.getValue(), address));
    }
    Collected collected = new Collected();
    try (SnmpCollector collector =
        new SnmpCollector(
            profiles,
            TestPark.community("public"),
            collected,
            InstantSource.system(),
            SnmpOptions.defaults().withTimeout(Duration.ofSeconds(3), 2))) {
      park.into(collector);
      collector.start();
      expect(collected, device(devices, "librenms/apc_ap8853"), "power", 1.14, 1e-9);
      expect(collected, device(devices, "librenms/apc_ap8853"), "energy", 3512.8, 1e-9);
      expect(collected, device(devices, "librenms/apc_ap8853"), "voltage", 242, 1e-9);
      expect(collected, device(devices, "librenms/apc_ap8853"), "current", 4.9, 1e-9);
      bad(collected, device(devices, "librenms/apc_ap8853"), "inlet.temperature");
      expect(collected, device(devices, "bsd/apc-8641"), "power", 1.21, 1e-9);
      expect(collected, device(devices, "librenms/raritan-pdu_px2"), "current", 0.68, 1e-9);
      expect(collected, device(devices, "librenms/raritan-pdu_px2"), "power", 0.138, 1e-9);
      expect(collected, device(devices, "librenms/raritan-pdu_px3"), "power.factor", 0.98, 1e-9);
      expect(collected, device(devices, "librenms/raritan-pdu_px3"), "energy", 74057.676, 1e-9);
      expect(
          collected, device(devices, "librenms/raritan-pdu_px3"), "inlet.temperature", 23.1, 1e-9);
      expect(collected, device(devices, "librenms/sentry4"), "power", 1.701, 1e-9);
      expect(collected, device(devices, "librenms/sentry4"), "current", 5.6, 1e-9);
      bad(collected, device(devices, "librenms/sentry4"), "inlet.humidity");
      expect(collected, device(devices, "librenms/eatonpdu_2"), "current", 14.108, 1e-9);
      expect(collected, device(devices, "librenms/eatonpdu_2"), "state", 2, 1e-9);
      expect(collected, device(devices, "librenms/vertiv-pdu_mg02e4w1"), "power", 1.017, 1e-9);
      expect(collected, device(devices, "librenms/vertiv-pdu_mg02e4w1"), "energy", 8483.906, 1e-9);
      expect(collected, device(devices, "librenms/vertiv-pdu_mg02e4w1"), "current", 1.87, 1e-9);
      expect(collected, device(devices, "librenms/vertiv-pdu_mg02e4w1"), "comm.up", 1, 1e-9);
    }
  }

  private static Device device(Map<String, Device> devices, String recording) {
    return Objects.requireNonNull(devices.get(recording), recording);
  }

  private static void expect(
      Collected collected, Device device, String point, double expected, double tolerance)
      throws InterruptedException {
    assertThat(first(collected, device, point).value())
        .as(device.code() + " " + point)
        .isCloseTo(expected, within(tolerance));
  }

  private static void bad(Collected collected, Device device, String point)
      throws InterruptedException {
    assertThat(first(collected, device, point).quality()).isEqualTo(Quality.BAD_NO_READING);
  }

  /** The first sample after the simulator was up. */
  private static Collected.Sample first(Collected collected, Device device, String point)
      throws InterruptedException {
    for (int count = 1; ; count++) {
      Collected.Sample sample =
          collected.await(device, point, count, PATIENCE_MILLIS).get(count - 1);
      if (sample.quality() != Quality.BAD_TIMEOUT && sample.quality() != Quality.BAD_BACKED_OFF) {
        return sample;
      }
    }
  }

  /** Serves one recording as community public on a port of its own. */
  private static InetSocketAddress simulate(String recording) throws IOException {
    String name = recording.substring(recording.indexOf('/') + 1);
    Path data = Files.createDirectories(folder.resolve(name).resolve("data"));
    Path cache = Files.createDirectories(folder.resolve(name).resolve("cache"));
    Files.copy(GIVEN.resolve(recording + ".snmprec"), data.resolve("public.snmprec"));
    open(folder);
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    List<String> line = new ArrayList<>();
    line.add(command().orElseThrow());
    line.add("--data-dir=" + data);
    line.add("--cache-dir=" + cache);
    line.add("--agent-udpv4-endpoint=127.0.0.1:" + port);
    line.add("--logging-method=file:" + cache.resolve("log"));
    if ("root".equals(System.getProperty("user.name"))) {
      line.add("--process-user=nobody");
      line.add("--process-group=nogroup");
    }
    simulators.add(
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name).resolve("out").toFile())
            .start());
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  /** snmpsim drops root's rights and must still read its data and write its index. */
  private static void open(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        if (Files.isDirectory(path)) {
          Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        } else if (path.toString().endsWith(".snmprec")) {
          Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        }
      }
    }
  }
}
