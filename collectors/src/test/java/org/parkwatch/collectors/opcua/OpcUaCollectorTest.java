package org.parkwatch.collectors.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parkwatch.collectors.opcua.OpcUaRig.quality;
import static org.parkwatch.collectors.opcua.OpcUaRig.value;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.parkwatch.collectors.health.DeviceHealth;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.poll.Diagnoses;
import org.parkwatch.collectors.rig.Collected.Sample;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.commissioning.ServerCertificate;
import org.parkwatch.facility.commissioning.ServerCertificate.Standing;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.simulators.fault.Fault.Garbage;
import org.parkwatch.simulators.fault.Fault.Silent;
import org.parkwatch.simulators.fault.Fault.Slow;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.telemetry.sample.Quality;

/** The whole collector against the simulators' management system, over real sockets. */
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class OpcUaCollectorTest {
  /** What a machine under load may add to a time that is promised. */
  private static final Duration SLOW_MACHINE = Duration.ofSeconds(40);

  @TempDir Path folder;
  private OpcUaRig rig;
  private InetSocketAddress server;

  @BeforeEach
  void open() throws IOException {
    rig = new OpcUaRig(folder);
    server = OpcUaRig.freePort("127.22.9.1");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void everyPointHasASampleInEverySlotThoughNothingChanges() throws Exception {
    rig.plant.set("P-1", "flow", 412.34);
    rig.plant.set("P-1", "watts", 75_260);
    rig.serve(server, "P-1");
    rig.trust(server);
    Device pump = rig.pump("P-1", server);
    OpcUaCollector collector = rig.collect(OpcUaRig.PASSWORD);
    List<Sample> flow = rig.samples.await(pump, "flow", 4, OpcUaRig.PATIENCE_MILLIS);
    for (int i = 0; i < 4; i++) {
      assertThat(flow.get(i).quality()).isEqualTo(Quality.GOOD);
      assertThat(flow.get(i).value()).isEqualTo(412.3);
      assertThat(flow.get(i).millis() % 1000).isZero();
      assertThat(flow.get(i).millis() - flow.getFirst().millis()).isEqualTo(1000L * i);
    }
    rig.next(pump, "power", value(75.3));
    rig.next(pump, "state", value(DeviceState.NORMAL.code()));
    rig.next(pump, "no.such", quality(Quality.BAD_NO_SUCH_OBJECT));
    assertThat(rig.samples.of(pump, PointNames.COMM_UP).getFirst().value()).isEqualTo(1);
    assertThat(collector.figures().onTimeShare()).isEqualTo(1);
    assertThat(collector.health(pump.id()).orElseThrow().state()).isEqualTo(DeviceHealth.State.UP);
    diagnose(collector, pump); // from now on what comes is kept
    int before = rig.samples.of(pump, "flow").size();
    rig.samples.await(pump, "flow", before + 2, OpcUaRig.PATIENCE_MILLIS);
    Diagnosis known = diagnose(collector, pump);
    assertThat(known.state()).isEqualTo(Diagnosis.State.ANSWERS);
    assertThat(Objects.requireNonNull(known.raw().get("flow")).text()).isEqualTo("Flow = 412.3");
    assertThat(Objects.requireNonNull(known.raw().get("no.such")).text())
        .isEqualTo("Nowhere = (no such object)");
    assertThat(known.counted())
        .extracting(c -> c.reason().en())
        .containsExactly(Fault.NO_SUCH_OBJECT.text());
  }

  private static Diagnosis diagnose(OpcUaCollector collector, Device device) {
    return Diagnoses.of(collector.device(device.id()).orElseThrow(), collector.figures());
  }

  @Test
  void aStateIsToldWhenItChangesAndANumberInItsSlot() throws Exception {
    rig.serve(server, "P-1");
    rig.trust(server);
    Device pump = rig.pump("P-1", server);
    rig.collect(OpcUaRig.PASSWORD);
    rig.next(pump, "state", value(DeviceState.NORMAL.code()));
    rig.plant.set("P-1", "state", rig.plant.state("failed"));
    rig.plant.set("P-1", "flow", 0);
    Sample told = rig.next(pump, "state", value(DeviceState.CRITICAL.code()));
    rig.next(pump, "flow", value(0));
    List<Sample> all = rig.samples.of(pump, "state");
    assertThat(all).extracting(Sample::millis).isSorted();
    assertThat(System.currentTimeMillis() - told.millis()).isLessThan(OpcUaRig.PATIENCE_MILLIS);
    rig.plant.set("P-1", "state", rig.plant.state("running"));
    rig.next(pump, "state", value(DeviceState.NORMAL.code()));
    // one sample more than slots for each of the two changes
    rig.next(pump, "flow", value(0));
    assertThat(rig.samples.of(pump, "state").size())
        .isGreaterThan(rig.samples.of(pump, "flow").size());
  }

  @Test
  void aDeadSensorIsNoReadingAndADeadControllerIsSilent() throws Exception {
    rig.serve(server, "P-1", "P-2");
    rig.trust(server);
    Device first = rig.pump("P-1", server);
    Device second = rig.pump("P-2", server);
    OpcUaCollector collector = rig.collect(OpcUaRig.PASSWORD);
    rig.next(first, "flow", quality(Quality.GOOD));
    rig.plant.set("P-1", "flow", Double.NaN);
    rig.plant.cutOff("P-2", true);
    rig.next(first, "flow", quality(Quality.BAD_NO_READING));
    rig.next(first, "power", quality(Quality.GOOD));
    rig.next(second, "flow", quality(Quality.BAD_TIMEOUT));
    assertThat(rig.samples.of(second, PointNames.COMM_UP).getLast().value()).isZero();
    assertThat(collector.health(second.id()).orElseThrow().lastError().orElseThrow())
        .contains("P-2-C at 127.22.9.1:", "/P-2", Fault.CONTROLLER_SILENT.text());
    int changes = rig.samples.of(second, PointNames.COMM_UP).size();
    rig.plant.cutOff("P-2", false);
    rig.next(second, "flow", quality(Quality.GOOD));
    List<Sample> up =
        rig.samples.await(second, PointNames.COMM_UP, changes + 1, OpcUaRig.PATIENCE_MILLIS);
    assertThat(up.getLast().value()).isEqualTo(1);
  }

  /** What {@code ./parkwatch fault} does to a machine behind its management system. */
  @Test
  void nonsenseOfAMachineIsBadWithItsReasonAndHarmsNoOther() throws Exception {
    rig.serve(server, "P-1", "P-2");
    rig.trust(server);
    Device first = rig.pump("P-1", server);
    Device second = rig.pump("P-2", server);
    OpcUaCollector collector = rig.collect(OpcUaRig.PASSWORD);
    rig.next(first, "flow", quality(Quality.GOOD));
    rig.faults.put("P-1-C", new Garbage(GarbageKind.RANDOM));
    rig.next(first, "flow", quality(Quality.BAD_TYPE));
    rig.faults.put("P-1-C", new Garbage(GarbageKind.WRONG_ID));
    rig.next(first, "flow", quality(Quality.BAD_DEVICE_ERROR));
    rig.faults.put("P-1-C", new Garbage(GarbageKind.ROTATING));
    for (int i = 0; i < 6; i++) {
      assertThat(rig.next(first, "flow", sample -> true).value()).isNaN();
    }
    rig.faults.put("P-1-C", new Silent());
    rig.next(first, "flow", quality(Quality.BAD_TIMEOUT));
    rig.next(second, "flow", quality(Quality.GOOD));
    assertThat(collector.figures().faults()).containsKeys(Fault.WRONG_TYPE, Fault.DEVICE_ERROR);
    assertThat(rig.samples.of(second, "flow"))
        .extracting(Sample::quality)
        .doesNotContain(Quality.BAD_TYPE, Quality.BAD_DEVICE_ERROR, Quality.BAD_TIMEOUT);
    rig.faults.clear();
    rig.next(first, "flow", value(TestPlant.USUAL));
  }

  /** The management system asks it rarely, which its source times tell from values that rest. */
  @Test
  void aMachineThatItsServerHasNotHeardForLongIsSilentThoughItsValuesAreGood() throws Exception {
    rig.serve(server, "P-1", "P-2");
    rig.trust(server);
    Device slow = rig.pump("P-1", server);
    Device other = rig.pump("P-2", server);
    OpcUaCollector collector = rig.collect(OpcUaRig.PASSWORD);
    List<Sample> resting = rig.samples.await(slow, "flow", 14, OpcUaRig.PATIENCE_MILLIS);
    assertThat(resting).allMatch(value(TestPlant.USUAL));
    rig.faults.put("P-1-C", new Slow(600_000));
    rig.plant.set("P-1", "flow", 50);
    rig.plant.set("P-2", "flow", 50);
    rig.next(other, "flow", value(50));
    rig.next(slow, "flow", quality(Quality.BAD_TIMEOUT));
    assertThat(collector.health(slow.id()).orElseThrow().lastError().orElseThrow())
        .contains(Fault.CONTROLLER_SILENT.text(), "its newest reading there is");
    rig.faults.clear();
    rig.next(slow, "flow", value(50));
    assertThat(rig.samples.of(other, "flow")).noneMatch(s -> s.quality() == Quality.BAD_TIMEOUT);
    Sample offset =
        rig.samples
            .await(other, PointNames.COMM_CLOCK_OFFSET, 1, OpcUaRig.PATIENCE_MILLIS)
            .getFirst();
    assertThat(offset.value()).as("the same clock").isBetween(-2.0, 2.0);
  }

  @Test
  void anUnknownCertificateIsRefusedUntilSomebodyTrustsIt() throws Exception {
    rig.serve(server, "P-1");
    Device pump = rig.pump("P-1", server);
    OpcUaCollector collector = rig.collect(OpcUaRig.PASSWORD);
    rig.next(pump, "flow", quality(Quality.BAD_REFUSED));
    String error = collector.health(pump.id()).orElseThrow().lastError().orElseThrow();
    assertThat(error)
        .contains(Fault.CERTIFICATE_UNKNOWN.text(), "SHA-256", "CN=Simulated")
        .contains(rig.trust.resolve("quarantine").toString());
    Diagnosis refused = diagnose(collector, pump);
    assertThat(refused.state()).isEqualTo(Diagnosis.State.REFUSED);
    assertThat(refused.reason().orElseThrow().zh()).isEqualTo("所属服务器的证书未知");
    assertThat(rig.samples.of(pump, "flow")).noneMatch(s -> s.quality() == Quality.GOOD);
    ServerCertificate waits = collector.certificates().getFirst();
    assertThat(waits.standing()).isEqualTo(Standing.QUARANTINED);
    assertThat(waits.devices()).containsExactly(pump.code());
    assertThat(collector.decide(waits.thumbprint(), Standing.TRUSTED)).isTrue();
    rig.next(pump, "flow", quality(Quality.GOOD));
    assertThat(collector.decide(waits.thumbprint(), Standing.REFUSED)).isTrue();
    rig.next(pump, "flow", quality(Quality.BAD_REFUSED));
    assertThat(collector.health(pump.id()).orElseThrow().lastError().orElseThrow())
        .contains(Fault.CERTIFICATE_REFUSED.text(), "somebody refused it");
    assertThat(collector.decide(waits.thumbprint(), Standing.TRUSTED)).isTrue();
    rig.next(pump, "flow", quality(Quality.GOOD));
  }

  @Test
  void aServerWithANewCertificateIsRefusedAndTheOldOneStaysTrusted() throws Exception {
    rig.serve(server, "P-1");
    rig.trust(server);
    Device pump = rig.pump("P-1", server);
    OpcUaCollector collector = rig.collect(OpcUaRig.PASSWORD);
    rig.next(pump, "flow", quality(Quality.GOOD));
    rig.stopServer();
    rig.loseCertificate(server);
    rig.serve(server, "P-1");
    rig.next(pump, "flow", quality(Quality.BAD_REFUSED));
    assertThat(collector.health(pump.id()).orElseThrow().lastError().orElseThrow())
        .contains(Fault.CERTIFICATE_CHANGED.text(), "trusted is still ");
    List<ServerCertificate> known = collector.certificates();
    assertThat(known)
        .extracting(ServerCertificate::standing)
        .containsExactlyInAnyOrder(Standing.QUARANTINED, Standing.TRUSTED);
    ServerCertificate fresh =
        known.stream().filter(c -> c.standing() == Standing.QUARANTINED).findFirst().orElseThrow();
    assertThat(fresh.replaces()).isPresent();
    assertThat(collector.decide(fresh.thumbprint(), Standing.TRUSTED)).isTrue();
    rig.next(pump, "flow", quality(Quality.GOOD));
  }

  @Test
  void aWrongPasswordIsRefusedAndNeverShown() throws Exception {
    rig.serve(server, "P-1");
    rig.trust(server);
    Device pump = rig.pump("P-1", server);
    OpcUaCollector collector = rig.collect("not-the-password");
    rig.next(pump, "flow", quality(Quality.BAD_REFUSED));
    String error = collector.health(pump.id()).orElseThrow().lastError().orElseThrow();
    assertThat(error).contains(Fault.SERVER_REFUSES.text()).doesNotContain("not-the-password");
  }

  @Test
  void aServerThatIsNotThereHoldsUpNoOther() throws Exception {
    InetSocketAddress away = OpcUaRig.freePort("127.22.9.2");
    rig.serve(server, "P-1");
    rig.trust(server);
    Device there = rig.pump("P-1", server);
    Device gone = rig.pump("P-2", away);
    OpcUaCollector collector = rig.collect(OpcUaRig.PASSWORD);
    rig.next(gone, "flow", quality(Quality.BAD_TIMEOUT));
    assertThat(collector.health(gone.id()).orElseThrow().lastError().orElseThrow())
        .contains(Fault.SERVER_SILENT.text());
    assertThat(diagnose(collector, gone).state()).isEqualTo(Diagnosis.State.CUT_OFF);
    List<Sample> flow = rig.samples.await(there, "flow", 4, OpcUaRig.PATIENCE_MILLIS);
    assertThat(flow).allMatch(s -> s.quality() == Quality.GOOD);
  }

  @Test
  void afterARestartOfTheServerSamplesGoOn() throws Exception {
    rig.serve(server, "P-1");
    rig.trust(server);
    Device pump = rig.pump("P-1", server);
    rig.collect(OpcUaRig.PASSWORD);
    rig.next(pump, "flow", quality(Quality.GOOD));
    rig.stopServer();
    rig.next(pump, "flow", quality(Quality.BAD_TIMEOUT));
    rig.plant.set("P-1", "flow", 99);
    rig.serve(server, "P-1");
    rig.next(pump, "flow", value(99));
    rig.plant.set("P-1", "flow", 98);
    rig.next(pump, "flow", value(98));
    rig.plant.set("P-1", "state", rig.plant.state("failed"));
    rig.next(pump, "state", value(DeviceState.CRITICAL.code()));
  }

  /** It goes on at once if the session held, else with the next try to open one. */
  @Test
  void afterAFrozenNetworkSamplesGoOn() throws Exception {
    rig.serve(server, "P-1");
    rig.trust(server);
    try (Gate gate = new Gate(server)) {
      Device pump = rig.pump("P-1", gate.address());
      OpcUaCollector collector = rig.collect(OpcUaRig.PASSWORD);
      rig.next(pump, "flow", quality(Quality.GOOD));
      gate.freeze(true);
      rig.plant.set("P-1", "flow", 55);
      rig.next(pump, "flow", quality(Quality.BAD_TIMEOUT));
      assertThat(collector.health(pump.id()).orElseThrow().state())
          .isEqualTo(DeviceHealth.State.DOWN);
      gate.freeze(false);
      long thawed = System.nanoTime();
      rig.next(pump, "flow", value(55));
      assertThat(Duration.ofNanos(System.nanoTime() - thawed))
          .as("the longest pause between two tries, and a try")
          .isLessThan(
              OpcUaRig.QUICK.longestRetry().plus(OpcUaRig.QUICK.timeout()).plus(SLOW_MACHINE));
      rig.plant.set("P-1", "flow", 56);
      rig.next(pump, "flow", value(56));
    }
  }
}
