package org.parkwatch.tests.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.FullPark;
import org.parkwatch.tests.rig.Installation;
import org.parkwatch.tests.rig.LogTail;
import org.parkwatch.tests.rig.Needs;
import org.parkwatch.tests.rig.ParkOnDisk;
import org.parkwatch.tests.rig.RackPdu;
import org.parkwatch.tests.rig.RigClock;
import org.parkwatch.tests.rig.SampleMemory;

/**
 * net-snmp reads the simulated rack PDUs while the server does, and both must have the same
 * numbers: a simulator that only our collector understands would prove nothing, and so would a
 * collector that only our simulator satisfies.
 */
@Tag("alone")
class NetSnmpIT {
  private static final int DEVICES_OF_A_MAKE = 3;
  private static final Duration READING = Duration.ofSeconds(13);
  private static final Duration BETWEEN = Duration.ofMillis(700);

  /** The server reads a device within this time after the second it was scheduled for. */
  private static final long BEFORE_MILLIS = 1500;

  private static final long AFTER_MILLIS = 2500;

  private static Installation installation;
  private static ParkOnDisk park;
  private static NetSnmp tools;
  private static NetSnmp signingTools;

  /** What net-snmp read of a device at a moment of the machine's wall clock. */
  private record Reading(long millis, Map<String, Long> numbers) {}

  @BeforeAll
  static void start() throws IOException {
    Needs.that("net-snmp's tools (Debian: snmp)", NetSnmp.installed());
    FullPark full = FullPark.shared();
    installation = full.installation();
    park = full.devices();
    int port = park.devices().getFirst().port();
    Path data = installation.data();
    tools = NetSnmp.plain(secret(data, "rack-pdus", "community"), port, 2);
    signingTools =
        NetSnmp.signed(
            secret(data, "rack-pdus-v3", "user"),
            secret(data, "rack-pdus-v3", "auth-password"),
            secret(data, "rack-pdus-v3", "priv-password"),
            port,
            2);
  }

  @Test
  void netSnmpReadsWhatTheServerStoredForTheSameSecond() throws Exception {
    List<RackPdu> chosen = chosen();
    SampleMemory memory = new SampleMemory(park.pointsOf(chosen));
    Map<RackPdu, List<Reading>> readings = new java.util.HashMap<>();
    try (LogTail tail = new LogTail(installation.data().resolve("log"), 0, memory::take).start()) {
      readings.putAll(readAll(chosen));
      long read = RigClock.WALL.millis();
      Await.until(
          "the log has passed the readings",
          Duration.ofSeconds(20),
          () -> tail.lastCommitMillis() > read);
    }
    Set<String> compared = new TreeSet<>();
    List<String> differences = new ArrayList<>();
    readings.forEach((device, list) -> compare(device, list, memory, compared, differences));
    assertThat(differences).isEmpty();
    Set<String> owed = new TreeSet<>();
    Wire.BY_PROFILE.forEach(
        (profile, wires) -> wires.forEach(wire -> owed.add(profile + " " + wire.point())));
    assertThat(compared).isEqualTo(owed);
  }

  @Test
  void walksComeToAnEndAndHoldWhatGetsReturn() throws Exception {
    for (RackPdu device : chosen()) {
      List<Wire> wires = Wire.of(device.profile());
      Set<String> got = tools(device).get(device.host(), Wire.objects(wires)).keySet();
      Set<String> walked = tools(device).walk(device.host(), "1.3.6.1.4.1").keySet();
      assertThat(walked).as(device.code()).containsAll(got).hasSizeGreaterThan(15);
    }
  }

  /** Or 24,000 agents with a guessable address would be a reflector for anybody on the network. */
  @Test
  void nobodyReachesTheSimulatorsOverTheAddressesOfThisHost() throws Exception {
    List<String> own = addressesOfThisHost();
    Needs.that("an address beside loopback", !own.isEmpty());
    RackPdu plain = firstOf("snmp-v2c").getFirst();
    List<String> request = Wire.objects(Wire.of(plain.profile())).subList(0, 1);
    assertThat(tools.get(plain.host(), request)).isNotEmpty();
    NetSnmp brief = tools.withTimeout(1);
    for (String address : own) {
      List<String> arguments = new ArrayList<>(List.of(address + ":" + tools.port()));
      arguments.addAll(request);
      NetSnmp.Output output = brief.run("snmpget", arguments);
      assertThat(output.exit()).as("snmpget %s: %s", address, output.text()).isNotZero();
      assertThat(output.text()).doesNotContain(".1.3.6.1.4.1");
    }
  }

  private static void compare(
      RackPdu device,
      List<Reading> readings,
      SampleMemory memory,
      Set<String> compared,
      List<String> differences) {
    for (Wire wire : Wire.of(device.profile())) {
      int point = device.point(wire.point());
      memory
          .good(point)
          .forEach((millis, stored) -> {
            List<Reading> near =
                readings.stream()
                    .filter(r -> r.millis() >= millis - BEFORE_MILLIS)
                    .filter(r -> r.millis() <= millis + AFTER_MILLIS)
                    .toList();
            boolean between =
                near.stream().anyMatch(r -> r.millis() <= millis)
                    && near.stream().anyMatch(r -> r.millis() > millis);
            double[] read =
                near.stream().flatMapToDouble(r -> wire.read(r.numbers()).stream()).toArray();
            if (!between || read.length < 2) {
              return;
            }
            compared.add(device.profile() + " " + wire.point());
            double slack =
                wire.step(near.getFirst().numbers()) * 1.01 + wire.rounding() + largestMove(read);
            double least = Arrays.stream(read).min().orElseThrow();
            double most = Arrays.stream(read).max().orElseThrow();
            if (stored < least - slack || stored > most + slack) {
              differences.add(
                  "%s %s at %d: stored %s, net-snmp %s .. %s"
                      .formatted(device.code(), wire.point(), millis, stored, least, most));
            }
          });
    }
  }

  /**
   * How far the number moved at most from one of net-snmp's readings to its next. It may turn
   * between two of them, so the server may have caught it this far beyond either.
   */
  private static double largestMove(double[] read) {
    double most = 0;
    for (int i = 1; i < read.length; i++) {
      most = Math.max(most, Math.abs(read[i] - read[i - 1]));
    }
    return most;
  }

  private static Map<RackPdu, List<Reading>> readAll(List<RackPdu> devices)
      throws InterruptedException, ExecutionException {
    Map<RackPdu, List<Reading>> readings = new java.util.HashMap<>();
    try (ExecutorService readers = Executors.newFixedThreadPool(devices.size())) {
      List<Callable<List<Reading>>> tasks = new ArrayList<>();
      devices.forEach(device -> tasks.add(() -> read(device)));
      List<Future<List<Reading>>> results = readers.invokeAll(tasks);
      for (int i = 0; i < devices.size(); i++) {
        readings.put(devices.get(i), results.get(i).get());
      }
    }
    return readings;
  }

  private static List<Reading> read(RackPdu device) throws IOException, InterruptedException {
    List<String> objects = Wire.objects(Wire.of(device.profile()));
    List<Reading> readings = new ArrayList<>();
    long end = RigClock.WALL.millis() + READING.toMillis();
    while (RigClock.WALL.millis() < end) {
      readings.add(new Reading(RigClock.WALL.millis(), tools(device).get(device.host(), objects)));
      Await.pass(BETWEEN);
    }
    return readings;
  }

  private static List<RackPdu> chosen() {
    List<RackPdu> chosen = new ArrayList<>(firstOf("snmp-v2c"));
    chosen.addAll(firstOf("snmp-v3"));
    return chosen;
  }

  private static List<RackPdu> firstOf(String protocol) {
    List<RackPdu> first =
        park.firstOfEachProfile(DEVICES_OF_A_MAKE, pdu -> pdu.protocol().equals(protocol));
    assertThat(first).extracting(RackPdu::profile).containsAll(Wire.BY_PROFILE.keySet());
    return first;
  }

  private static NetSnmp tools(RackPdu device) {
    return device.protocol().equals("snmp-v3") ? signingTools : tools;
  }

  private static List<String> addressesOfThisHost() throws IOException {
    Set<String> addresses = new HashSet<>();
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : network.inetAddresses().toList()) {
        if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
          addresses.add(address.getHostAddress());
        }
      }
    }
    return List.copyOf(addresses);
  }

  /** A line of the file such as {@code community: 0123abcd} below the name of its credential. */
  private static String secret(Path data, String credential, String key) throws IOException {
    return Files.readAllLines(data.resolve("simulators/credentials.yaml")).stream()
        .dropWhile(line -> !line.equals(credential + ":"))
        .map(String::strip)
        .filter(line -> line.startsWith(key + ":"))
        .map(line -> line.substring(key.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }
}
