package org.parkwatch.simulators.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.parkfile.EquipmentDraft;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.parkfile.RelationDraft;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.reference.SeededTruth;
import org.parkwatch.simulators.ParkReader;

/**
 * What is wrong in the whole reference park can be found in what its devices measure, and nowhere
 * else: each search looks at all of them and knows of the truth only in the end.
 */
class SeededFaultsTest {
  private static final long START = 1_795_330_800_000L;
  private static final ReferenceOptions FULL =
      new ReferenceOptions(20_261_122, ReferenceOptions.Size.FULL, 16_100);
  private static final int SENSORS = 12;
  private static final double VOLTS = 230;
  private static final double FACTOR = 0.955;

  @TempDir private static Path folder;
  private static ParkDraft draft;
  private static SeededTruth truth;
  private static PlantModel model;
  private static ParkPlant plant;
  private static final Map<String, EquipmentDraft> EQUIPMENT = new HashMap<>();
  private static final Map<String, Double> WATTS_OF_CABINET = new HashMap<>();
  private static final Map<String, String> FEEDERS = new HashMap<>();

  @BeforeAll
  static void run() throws IOException {
    Path file = folder.resolve("truth.csv");
    ReferencePark.writeTruth(file, FULL);
    ReferencePark.write(folder.resolve("park"), FULL);
    truth = ReferencePark.truth(FULL);
    draft = ParkFiles.read(folder.resolve("park"));
    draft.equipment().forEach(e -> EQUIPMENT.put(e.code(), e));
    for (RelationDraft relation : draft.relations()) {
      if (relation.kind() == RelationKind.POWER) {
        FEEDERS.putIfAbsent(relation.to(), relation.from());
      }
    }
    model = new PlantModel(ParkReader.read(draft), 2, START, SeededFaults.read(file));
    plant = new ParkPlant(draft, model, device -> Disturbance.NONE, Map.of(), START);
    plant.step(START + 30_000);
    PduReading reading = new PduReading();
    for (int i = 0; i < model.pdus().size(); i++) {
      model.read(i, START + 30_000, Disturbance.NONE, reading);
      WATTS_OF_CABINET.merge(model.pdus().get(i).cabinet(), reading.watts(), Double::sum);
    }
  }

  private static double value(String equipment, String signal) {
    return plant.state().value(equipment, signal);
  }

  private static EquipmentDraft equipment(String code) {
    return Objects.requireNonNull(EQUIPMENT.get(code), code);
  }

  private static Set<String> measured(EquipmentKind... kinds) {
    Set<EquipmentKind> wanted = Set.of(kinds);
    return plant.state().equipment().stream()
        .filter(code -> EQUIPMENT.containsKey(code) && wanted.contains(equipment(code).kind()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A branch meter and the rack PDU behind it must agree. */
  @Test
  void swappedTransformersShowAsMetersAndRackPdusThatDisagree() {
    Map<String, Double> atBranch = new HashMap<>();
    PduReading reading = new PduReading();
    for (int i = 0; i < model.pdus().size(); i++) {
      model.read(i, START + 30_000, Disturbance.NONE, reading);
      atBranch.merge(feeder(model.pdus().get(i).code()), reading.watts(), Double::sum);
    }
    Set<String> disagree = new TreeSet<>();
    for (String panel : measured(EquipmentKind.RPP, EquipmentKind.BUS)) {
      String side = panel.substring(panel.length() - 1);
      String row = panel.replaceFirst("-(RPP|BW)-[AB]$", "");
      String kind = panel.contains("-BW-") ? "-TO-" : "-BR-";
      for (int n = 1; n <= 20 && plant.state().slot(panel, "branch" + n + ".watts") >= 0; n++) {
        double watts = value(panel, "branch" + n + ".watts");
        double right = atBranch.getOrDefault(row + "%02d".formatted(n) + kind + side, 0.0);
        if (Math.abs(watts - right) > 20 + 0.05 * right) {
          disagree.add(panel + " " + n);
        }
      }
    }
    Set<String> swapped = new TreeSet<>();
    for (SeededTruth.Swapped pair : truth.swapped()) {
      swapped.add(pair.panel() + " " + pair.one());
      swapped.add(pair.panel() + " " + pair.other());
    }
    assertThat(disagree).isEqualTo(swapped);
  }

  private static String feeder(String pdu) {
    return FEEDERS.getOrDefault(pdu, "");
  }

  /** A sensor that never moves, and one that is far from its neighbours and goes further. */
  @Test
  void wrongSensorsShowAmongTheirNeighbours() {
    Set<String> aisles = measured(EquipmentKind.CLIMATE);
    Map<String, double[]> first = aisles.stream().collect(Collectors.toMap(a -> a, this::sensors));
    ParkPlant later =
        new ParkPlant(draft, model, device -> Disturbance.NONE, Map.of(), START + 5 * 86_400_000L);
    Set<String> still = new TreeSet<>();
    Set<String> astray = new TreeSet<>();
    for (String aisle : aisles) {
      double[] before = first.getOrDefault(aisle, new double[0]);
      double medianBefore = median(before);
      double[] after = new double[SENSORS];
      for (int n = 1; n <= SENSORS; n++) {
        after[n - 1] = later.state().value(aisle, "sensor" + n + ".celsius");
      }
      for (int n = 1; n <= SENSORS; n++) {
        double off = after[n - 1] - median(after);
        double offBefore = before[n - 1] - medianBefore;
        if (after[n - 1] == before[n - 1]) {
          still.add(aisle + " " + n);
        } else if (Math.abs(off) > 1.5 && Math.abs(off) > Math.abs(offBefore) + 1) {
          astray.add(aisle + " " + n);
        }
      }
    }
    assertThat(still)
        .isEqualTo(
            truth.stuck().stream()
                .map(s -> s.equipment() + " " + s.sensor())
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(astray)
        .isEqualTo(
            truth.drifting().stream()
                .map(s -> s.equipment() + " " + s.sensor())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private double[] sensors(String aisle) {
    double[] celsius = new double[SENSORS];
    for (int n = 1; n <= SENSORS; n++) {
      celsius[n - 1] = value(aisle, "sensor" + n + ".celsius");
    }
    return celsius;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  @Test
  void oneUpsSaysThatItIsInBypass() {
    assertThat(measured(EquipmentKind.UPS_GROUP))
        .filteredOn(ups -> plant.state().word(ups, "mode") == Word.BYPASS)
        .containsExactlyInAnyOrderElementsOf(truth.inBypass());
  }

  /** One side of a cabinet alone would have to carry it. */
  @Test
  void branchesBeyondTheirRatingAfterALossAreThoseOfTheCabinetsThatDrawTooMuch() {
    Set<String> over = new TreeSet<>();
    for (RackPdu pdu : model.pdus()) {
      EquipmentDraft branch = EQUIPMENT.get(feeder(pdu.code()));
      if (branch == null || pdu.alone() || truth.wiredAa().contains(pdu.cabinet())) {
        continue;
      }
      double amps =
          branch.rating(EquipmentDraft.RATED_AMPS, 32) * branch.rating(EquipmentDraft.PHASES, 1);
      double watts = WATTS_OF_CABINET.getOrDefault(pdu.cabinet(), 0.0);
      if (watts / (VOLTS * FACTOR) > amps) {
        over.add(branch.code());
      }
    }
    assertThat(over)
        .hasSize(60)
        .allMatch(branch -> truth.overdrawn().containsKey(branch.replaceFirst("-(BR|TO)-.$", "")));
  }

  @Test
  void panelsBeyondFourFifthsAfterALossAreThoseOfTheHeavyRows() {
    Map<String, Double> ofRow = new HashMap<>();
    for (RackPdu pdu : model.pdus()) {
      if (pdu.side() == Side.A) {
        ofRow.merge(
            pdu.places().getFirst(),
            WATTS_OF_CABINET.getOrDefault(pdu.cabinet(), 0.0),
            Double::sum);
      }
    }
    Set<String> over = new TreeSet<>();
    for (String panel : measured(EquipmentKind.RPP, EquipmentKind.BUS)) {
      Double watts = ofRow.get(panel.replaceFirst("-(RPP|BW)-[AB]$", ""));
      double amps = equipment(panel).rating(EquipmentDraft.RATED_AMPS, 250);
      if (watts != null && watts / (3 * VOLTS * FACTOR) > 0.8 * amps) {
        over.add(panel);
      }
    }
    assertThat(over)
        .hasSize(40)
        .allMatch(panel -> truth.heavyRows().containsKey(panel.replaceFirst("-(RPP|BW)-.$", "")));
  }

  @Test
  void aFileOfSomethingElseIsRefusedWithItsLine() throws IOException {
    Path file = folder.resolve("wrong.csv");
    Files.writeString(file, "fault,code,detail\nstuck,FZ-X,soon\n");
    assertThatThrownBy(() -> SeededFaults.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("wrong.csv, line 2")
        .hasMessageContaining("stuck,FZ-X,soon");
    assertThat(SeededFaults.read(folder.resolve("none.csv"))).isSameAs(SeededFaults.NONE);
  }
}
