package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.Collectors;
import org.parkwatch.collectors.rig.Await;
import org.parkwatch.collectors.rig.Collected;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.Side;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.simulators.Simulation;
import org.parkwatch.simulators.agent.EnergyMode;
import org.parkwatch.simulators.control.ControlClient;
import org.parkwatch.simulators.plant.PlantClock;
import org.parkwatch.simulators.plant.RackPdu;
import org.parkwatch.simulators.plant.SeededFaults;

/** What is said of simulated rack PDUs that answer, are silent, slow or send garbage. */
class SnmpDiagnosisTest {

  @TempDir Path data;
  private final Profiles profiles = Profiles.load();
  private final TestPark park = new TestPark(profiles);
  private final List<RackPdu> pdus = new ArrayList<>();
  private Simulation simulation;
  private Collectors collectors;

  @BeforeEach
  void start() throws IOException {
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.ofLiteral("127.24.0.1"))) {
      port = free.getLocalPort();
    }
    for (String code : List.of("WELL", "SILENT", "SLOW", "LATE", "GARBAGE")) {
      InetAddress host = InetAddress.ofLiteral("127.24.0." + (1 + pdus.size()));
      park.add(code, "apc-rpdu2", new InetSocketAddress(host, port));
      pdus.add(pdu(code, port));
    }
    simulation =
        new Simulation(
            data,
            pdus,
            null,
            Map.of("rack-pdus", TestPark.COMMUNITY),
            Map.of(),
            7,
            SeededFaults.NONE,
            EnergyMode.METERED,
            PlantClock.from(InstantSource.system(), 1));
    fault("SILENT", Map.of("kind", "silent"));
    fault("SLOW", Map.of("kind", "slow", "millis", 1300));
    fault("LATE", Map.of("kind", "slow", "millis", 2600));
    fault("GARBAGE", Map.of("kind", "garbage", "form", "truncated"));
    collectors =
        new Collectors(
            park.build(),
            List.of(
                new SnmpCollector(
                    profiles,
                    TestPark.CREDENTIALS,
                    new Collected(),
                    InstantSource.system(),
                    SnmpOptions.defaults())));
    collectors.start();
  }

  private RackPdu pdu(String code, int port) {
    return new RackPdu(
        code,
        "AP8853",
        0x7F18_0001 + pdus.size(),
        port,
        "rack-pdus",
        "A0" + pdus.size(),
        List.of("R1-A", "R1"),
        Side.A,
        32,
        6,
        "T1",
        false,
        32);
  }

  private void fault(String device, Map<String, ?> kind) throws IOException {
    Map<String, Object> command = new java.util.HashMap<>(kind);
    command.put("command", "fault");
    command.put("targets", List.of(device));
    assertThat(ControlClient.send(ControlClient.socket(data), command).get("ok")).isEqualTo(true);
  }

  @AfterEach
  void stop() throws IOException {
    collectors.close();
    simulation.close();
  }

  private Diagnosis await(String code, Predicate<Diagnosis> wanted) {
    int id = park.build().deviceByCode(code).orElseThrow().id();
    return Await.value(code + " is as wanted", () -> collectors.diagnose(id).orElseThrow(), wanted);
  }

  private static Predicate<Diagnosis> state(Diagnosis.State wanted) {
    return diagnosis -> diagnosis.state() == wanted;
  }

  private static List<String> reasons(Diagnosis diagnosis) {
    return diagnosis.counted().stream().map(count -> count.reason().en()).toList();
  }

  @Test
  void eachStateHasItsWordsItsCountsAndItsTimes() throws Exception {
    Diagnosis well = await("WELL", d -> !d.raw().isEmpty());
    assertThat(well.state()).isEqualTo(Diagnosis.State.ANSWERS);
    assertThat(well.counted()).isEmpty();
    assertThat(well.lastTrouble()).isEmpty();
    assertThat(well.reason()).isEmpty();
    assertThat(well.reads().recentAnswered()).isEqualTo(well.reads().recent()).isPositive();
    assertThat(well.reads().goodSamples()).isPositive();
    assertThat(well.timing().interval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(well.timing().lastAnswer()).isPresent();
    assertThat(well.timing().slowest()).isPositive();
    assertThat(Objects.requireNonNull(well.raw().get(PointNames.CURRENT)).text())
        .matches("(?s)1\\.3\\.6\\.1\\.4\\.1\\.318\\..* = (INTEGER|GAUGE) \\d+.*");

    Diagnosis silent = await("SILENT", state(Diagnosis.State.SILENT));
    assertThat(silent.reason().orElseThrow().in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("无应答");
    assertThat(reasons(silent)).containsExactly("no answer");
    assertThat(silent.lastTrouble().orElseThrow().line())
        .startsWith("SILENT at 127.24.0.2:")
        .doesNotContain(TestPark.COMMUNITY);
    assertThat(silent.timing().notBefore()).isPresent();
    assertThat(silent.timing().lastAnswer()).isEmpty();
    assertThat(silent.reads().badSamples()).isPositive();
    assertThat(silent.raw()).isEmpty();

    Diagnosis slow = await("SLOW", d -> d.reads().answered() > 0);
    assertThat(slow.state()).isEqualTo(Diagnosis.State.SLOW);
    assertThat(slow.reads().late()).isPositive();
    assertThat(slow.timing().lastTook()).isGreaterThan(Duration.ofMillis(1200));

    Diagnosis late = await("LATE", state(Diagnosis.State.SLOW));
    assertThat(reasons(late)).contains("no answer", "answer came late or twice");

    Diagnosis garbage = await("GARBAGE", state(Diagnosis.State.GARBAGE));
    assertThat(reasons(garbage))
        .containsAnyOf("answer is cut off", "answer is not of its protocol");
  }

  @Test
  void aDeviceThatIsLeftAloneIsAskedInItsNextSlotIfSomebodyWantsThat() throws Exception {
    Diagnosis left = await("SILENT", d -> d.reads().inARow() >= 1);
    fault("SILENT", Map.of("kind", "slow", "millis", 1));
    Device device = park.build().deviceByCode("SILENT").orElseThrow();
    assertThat(left.timing().notBefore()).isPresent();
    assertThat(collectors.askAll(device.id())).isTrue();
    assertThat(collectors.askAll(4711)).isFalse();
    Diagnosis back = await("SILENT", state(Diagnosis.State.ANSWERS));
    assertThat(back.lastTrouble()).isPresent();
    assertThat(back.timing().notBefore()).isEmpty();
  }
}
