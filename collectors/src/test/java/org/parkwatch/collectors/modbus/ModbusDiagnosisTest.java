package org.parkwatch.collectors.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.simulators.ParkReader;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.simulators.modbus.ModbusServers;
import org.parkwatch.simulators.plant.Disturbance;
import org.parkwatch.simulators.plant.ParkPlant;
import org.parkwatch.simulators.plant.PlantModel;

/** What is said of simulated transformer monitors that answer, are silent, slow or send garbage. */
class ModbusDiagnosisTest {
  private static final String PROFILE = "transformer-monitor";
  private static final List<Fault.OfLine> LINE =
      List.of(
          new Fault.Silent(),
          new Fault.Slow(1200),
          new Fault.Garbage(GarbageKind.WRONG_ID),
          new Fault.Garbage(GarbageKind.OVERSIZED));

  @TempDir Path folder;
  private final Profiles profiles = Profiles.load();
  private final TestPark park = new TestPark(profiles);
  private final List<Device> devices = new ArrayList<>();
  private ModbusServers servers;
  private Collectors collectors;

  @BeforeEach
  void start() throws IOException {
    ReferencePark.write(folder, new ReferenceOptions(2, ReferenceOptions.Size.SMALL, 16_100));
    ParkDraft draft = ParkFiles.read(folder);
    List<String> transformers =
        draft.equipment().stream()
            .filter(equipment -> equipment.kind() == EquipmentKind.TRANSFORMER)
            .map(equipment -> equipment.code())
            .toList();
    List<DeviceDraft> drafts = new ArrayList<>();
    for (int i = 0; i <= LINE.size(); i++) {
      String equipment = transformers.get(i % transformers.size());
      drafts.add(device("M" + i, equipment, "127.24.1." + (1 + i)));
    }
    long now = InstantSource.system().millis();
    PlantModel model = new PlantModel(ParkReader.read(draft), 2, now);
    ParkPlant plant = new ParkPlant(draft, model, device -> Disturbance.NONE, Map.of(), now);
    servers =
        new ModbusServers(
            drafts, plant, code -> code.matches("M[1-9]") ? LINE.get(code.charAt(1) - '1') : null);
    collectors =
        new Collectors(
            park.build(),
            List.of(
                new ModbusCollector(
                    profiles, new Collected(), InstantSource.system(), ModbusOptions.defaults())));
    collectors.start();
  }

  private DeviceDraft device(String code, String equipment, String host) throws IOException {
    InetSocketAddress address;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(host))) {
      address = new InetSocketAddress(InetAddress.ofLiteral(host), free.getLocalPort());
    }
    devices.add(
        park.add(
            code, PROFILE, "modbus-tcp", address, "1", TestPark.withHealth(profiles, PROFILE)));
    return new DeviceDraft(
        code,
        equipment,
        "X",
        PROFILE,
        "modbus-tcp",
        host,
        address.getPort(),
        "1",
        null,
        "FZ-B1-1F-R101",
        Life.IN_SERVICE);
  }

  @AfterEach
  void stop() {
    collectors.close();
    servers.close();
  }

  private Diagnosis await(int device, Predicate<Diagnosis> wanted) {
    int id = devices.get(device).id();
    return Await.value(
        "device " + device + " is as wanted", () -> collectors.diagnose(id).orElseThrow(), wanted);
  }

  private static List<String> reasons(Diagnosis diagnosis) {
    return diagnosis.counted().stream().map(count -> count.reason().en()).toList();
  }

  @Test
  void eachStateHasItsWordsItsCountsAndItsRegisters() throws Exception {
    Diagnosis well = await(0, d -> !d.raw().isEmpty());
    assertThat(well.state()).isEqualTo(Diagnosis.State.ANSWERS);
    assertThat(well.counted()).isEmpty();
    assertThat(well.raw().values())
        .allSatisfy(raw -> assertThat(raw.text()).matches("(?s)(holding|input|coil) \\d+ .* = .+"));

    Diagnosis silent = await(1, d -> d.reads().inARow() > 0);
    assertThat(silent.state()).isEqualTo(Diagnosis.State.SILENT);
    assertThat(reasons(silent)).containsExactly("no answer");
    assertThat(silent.timing().notBefore()).isPresent();

    // beyond the time that we wait: the connection is closed, and what comes later is never seen
    Diagnosis slow = await(2, d -> d.reads().inARow() > 0 || d.reads().answered() > 0);
    assertThat(slow.state()).isIn(Diagnosis.State.SLOW, Diagnosis.State.SILENT);
    assertThat(slow.timing().lastTook()).isGreaterThan(java.time.Duration.ofMillis(900));

    Diagnosis wrong = await(3, d -> d.reads().inARow() > 0);
    assertThat(wrong.state()).isEqualTo(Diagnosis.State.GARBAGE);
    assertThat(reasons(wrong)).containsExactly("answer carries another request id");

    Diagnosis large = await(4, d -> d.reads().inARow() > 0);
    assertThat(large.state()).isEqualTo(Diagnosis.State.GARBAGE);
    assertThat(large.lastTrouble().orElseThrow().line()).startsWith("M4 at 127.24.1.5:");
  }
}
