package org.parkwatch.simulators.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.parkfile.EquipmentDraft;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.simulators.ParkReader;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.plant.Disturbance;
import org.parkwatch.simulators.plant.ParkPlant;
import org.parkwatch.simulators.plant.PlantModel;
import org.parkwatch.simulators.plant.PlantSignals;
import org.parkwatch.simulators.plant.Word;

/** The cooling of one room of the reference park, as its management system shows it. */
class PlantMachinesTest {
  private static final long START = 1_795_330_800_000L;
  private static final String HOST = "127.22.8.7";
  private static final Map<EquipmentKind, String> LISTS =
      Map.of(
          EquipmentKind.CHILLER, "bms-chiller",
          EquipmentKind.COOLING_TOWER, "bms-tower",
          EquipmentKind.PUMP, "bms-pump",
          EquipmentKind.PLATE_EXCHANGER, "bms-plate-exchanger",
          EquipmentKind.TANK, "bms-tank",
          EquipmentKind.CRAH, "bms-crah");

  @TempDir Path folder;
  private ParkDraft draft;
  private ParkPlant plant;

  @BeforeEach
  void build() {
    Path park = folder.resolve("park");
    ReferencePark.write(park, new ReferenceOptions(2, ReferenceOptions.Size.SMALL, 16_100));
    draft = ParkFiles.read(park);
    PlantModel model = new PlantModel(ParkReader.read(draft), 2, START);
    plant = new ParkPlant(draft, model, device -> Disturbance.NONE, Map.of(), START);
  }

  private List<EquipmentDraft> machines() {
    return draft.equipment().stream().filter(e -> LISTS.containsKey(e.kind())).toList();
  }

  @Test
  void everyMachineHasEverySignalAndStateOfItsList() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
      port = free.getLocalPort();
    }
    List<BmsDevice> devices =
        machines().stream()
            .map(e ->
                new BmsDevice(
                    e.code() + "-C",
                    e.code(),
                    String.valueOf(LISTS.get(e.kind())),
                    HOST,
                    port,
                    e.code(),
                    "bms"))
            .toList();
    assertThat(devices.stream().map(BmsDevice::list).distinct()).hasSameSizeAs(LISTS.keySet());
    try (BmsServers servers =
        new BmsServers(
            devices,
            new PlantSignals(plant),
            LineFaults.NONE,
            Map.of("bms", new Login("a", "b")),
            folder.resolve("certificates"),
            folder.resolve("clients"),
            BmsOffer.USUAL)) {
      assertThat(servers.variables()).isGreaterThan(10 * devices.size());
    }
  }

  @Test
  void valuesAndStatesAreThePlants() {
    PlantSignals signals = new PlantSignals(plant);
    String crah =
        machines().stream()
            .filter(e -> e.kind() == EquipmentKind.CRAH)
            .map(EquipmentDraft::code)
            .findFirst()
            .orElseThrow();
    assertThat(signals.value(signals.slot(crah, "state")))
        .isEqualTo(plant.state().word(crah, "state").signal());
    assertThat(signals.state("running")).isEqualTo(Word.RUNNING.signal());
    assertThat(signals.slot(crah, "no such")).isEqualTo(-1);
    assertThat(signals.second()).isEqualTo(START / 1000);
    assertThat(signals.reached(crah)).isTrue();
    assertThatThrownBy(() -> signals.state("dancing")).hasMessageContaining("no state 'dancing'");
  }
}
