package org.parkwatch.simulators.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.parkfile.EquipmentDraft;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.parkfile.RelationDraft;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.reference.SeededTruth;
import org.parkwatch.simulators.ParkReader;

/**
 * Every cabinet of the whole reference park over a day of its model: what it draws against its
 * contract, and its current on both feeds together against the weaker of them, as an operator looks
 * at it. Ratings are read from the park files here, not through the model.
 */
class CabinetLoadsTest {
  private static final long START = 1_795_330_800_000L;
  private static final long STEP = 599_000;
  private static final int STEPS = 145;
  private static final ReferenceOptions FULL =
      new ReferenceOptions(20_261_122, ReferenceOptions.Size.FULL, 16_100);

  @TempDir private static Path folder;
  private static ParkDraft draft;
  private static SeededTruth truth;
  private static List<RackPdu> pdus;

  /** A day in which nothing is wrong. */
  private static Day healthy;

  private static final Map<String, Double> AMPS_OF_FEEDS = new HashMap<>();

  /** The most that cabinets drew in a day, by code. */
  private record Day(Map<String, Double> shareOfContract, Map<String, Double> shareOfFeed) {}

  @BeforeAll
  static void readPark() {
    ReferencePark.write(folder.resolve("park"), FULL);
    ReferencePark.writeTruth(folder.resolve("truth.csv"), FULL);
    truth = ReferencePark.truth(FULL);
    draft = ParkFiles.read(folder.resolve("park"));
    pdus = ParkReader.read(draft);
    Map<String, Double> rated = new HashMap<>();
    for (EquipmentDraft e : draft.equipment()) {
      rated.put(e.code(), e.rating(EquipmentDraft.RATED_AMPS, Double.NaN));
    }
    Map<String, String> cabinets = new HashMap<>();
    pdus.forEach(pdu -> cabinets.put(pdu.code(), pdu.cabinet()));
    for (RelationDraft relation : draft.relations()) {
      String cabinet = cabinets.get(relation.to());
      if (relation.kind() == RelationKind.POWER && cabinet != null) {
        for (String end : List.of(relation.from(), relation.to())) {
          AMPS_OF_FEEDS.merge(cabinet, rated.getOrDefault(end, Double.NaN), Math::min);
        }
      }
    }
    healthy = day(SeededFaults.NONE);
  }

  private static Day day(SeededFaults seeded) {
    PlantModel model = new PlantModel(pdus, 2, START, seeded);
    Map<String, List<Integer>> cabinets = new LinkedHashMap<>();
    for (int i = 0; i < pdus.size(); i++) {
      cabinets.computeIfAbsent(pdus.get(i).cabinet(), c -> new ArrayList<>(2)).add(i);
    }
    Day day = new Day(new HashMap<>(), new HashMap<>());
    PduReading reading = new PduReading();
    cabinets.forEach((cabinet, ofCabinet) -> {
      double contract =
          ofCabinet.stream().mapToDouble(i -> 1000 * pdus.get(i).contractKw()).max().orElse(0);
      double mostWatts = 0;
      double mostAmps = 0;
      for (int step = 0; step < STEPS; step++) {
        double watts = 0;
        double amps = 0;
        for (int i : ofCabinet) {
          model.read(i, START + step * STEP + 997L * i, Disturbance.NONE, reading);
          watts += reading.watts();
          amps += reading.amps();
        }
        mostWatts = Math.max(mostWatts, watts);
        mostAmps = Math.max(mostAmps, amps);
      }
      if (contract > 0) {
        day.shareOfContract().put(cabinet, mostWatts / contract);
      } else {
        assertThat(mostWatts).as(cabinet).isZero();
      }
      day.shareOfFeed().put(cabinet, mostAmps / AMPS_OF_FEEDS.getOrDefault(cabinet, Double.NaN));
    });
    return day;
  }

  private static Set<String> above(Map<String, Double> shares, double limit) {
    Set<String> above = new HashSet<>();
    shares.forEach((cabinet, share) -> {
      assertThat(share).as(cabinet).isNotNaN();
      if (share > limit) {
        above.add(cabinet);
      }
    });
    return above;
  }

  /** An operator lets nobody beyond what was contracted, or what one feed carries alone. */
  @Test
  void inAHealthyParkNoCabinetDrawsMoreThanItsContractOrThanOneFeedCarriesAlone() {
    Day day = healthy;
    assertThat(day.shareOfFeed()).hasSize(12_000);
    assertThat(above(day.shareOfContract(), 1)).isEmpty();
    assertThat(above(day.shareOfFeed(), 0.8)).isEmpty();
  }

  /** Tenants use a third to two thirds of their contract, and a few come near what they may. */
  @Test
  void loadsSpreadUpToTheBound() {
    Day day = healthy;
    int let = day.shareOfContract().size();
    int usual = above(day.shareOfContract(), 0.3).size() - above(day.shareOfContract(), 0.7).size();
    assertThat(usual).isBetween(let * 8 / 10, let * 98 / 100);
    assertThat(above(day.shareOfContract(), 0.75)).hasSizeGreaterThan(let / 100);
    assertThat(above(day.shareOfFeed(), 0.7)).hasSizeBetween(let / 100, let / 20);
  }

  /** The bound is the tenants', not the wire's: a scripted fault goes beyond it. */
  @Test
  void anOverloadOnDemandIsBeyondIt() {
    PlantModel model = new PlantModel(pdus, 2, START);
    Disturbance overload = new Disturbance(1.1, START, Double.NaN, false, 0, 0, 0);
    PduReading reading = new PduReading();
    model.read(0, START, overload, reading);
    double rated = AMPS_OF_FEEDS.getOrDefault(pdus.getFirst().cabinet(), Double.NaN);
    assertThat(reading.amps()).isGreaterThan(rated);
  }

  /** What is seeded as wrong is all that is wrong. */
  @Test
  void onlyTheCabinetsSeededAsOverdrawnAreBeyondTheirs() throws IOException {
    Day day = day(SeededFaults.read(folder.resolve("truth.csv")));
    assertThat(above(day.shareOfContract(), 1)).isEqualTo(truth.overdrawn().keySet());
    assertThat(above(day.shareOfFeed(), 1)).isEqualTo(truth.overdrawn().keySet());
    assertThat(above(day.shareOfFeed(), 0.8)).isEqualTo(truth.overdrawn().keySet());
  }
}
