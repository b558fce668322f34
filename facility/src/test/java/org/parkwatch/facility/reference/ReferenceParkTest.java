package org.parkwatch.facility.reference;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.parkfile.CabinetDraft;
import org.parkwatch.facility.parkfile.Corded;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.facility.parkfile.DraftIndex;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.parkfile.PlaceDraft;
import org.parkwatch.facility.parkfile.RackPdu;
import org.parkwatch.facility.parkfile.TenancyDraft;
import org.parkwatch.facility.reference.ReferenceOptions.Size;

/** The figures of the reference park, seed 7, which an expert would check. */
class ReferenceParkTest {
  private static final ReferenceOptions FULL = new ReferenceOptions(7, Size.FULL, 11_161);

  @TempDir private static Path dir;
  private static ParkDraft park;
  private static DraftIndex index;

  @BeforeAll
  static void write() {
    ReferencePark.write(dir, FULL);
    park = ParkFiles.read(dir);
    index = new DraftIndex(park);
  }

  @Test
  void hasTwelveThousandCabinetsInSixtyRoomsOfThreeBuildings() {
    Map<PlaceKind, Long> places =
        park.places().stream().collect(groupingBy(PlaceDraft::kind, counting()));
    assertThat(places)
        .containsEntry(PlaceKind.BUILDING, 5L)
        .containsEntry(PlaceKind.FLOOR, 12L)
        .containsEntry(PlaceKind.ROOM, 60L)
        .containsEntry(PlaceKind.ROW, 600L);
    assertThat(park.cabinets()).hasSize(12_000);
    assertThat(index.cabinet("FZ-B2-3F-R305-A07").orElseThrow())
        .satisfies(cabinet -> {
          assertThat(cabinet.label()).isEqualTo("A07");
          assertThat(cabinet.room()).isEqualTo("FZ-B2-3F-R305");
          assertThat(cabinet.position()).isEqualTo(7);
          assertThat(cabinet.area()).isEqualTo(new Area(1600, 5600, 1200, 600));
        });
    assertThat(index.place("FZ-B1").orElseThrow().names().zh()).isEqualTo("一号楼");
  }

  @Test
  void everyCabinetHasAnAddressForEachFeed() {
    List<RackPdu> pdus = index.rackPdus();
    assertThat(pdus).hasSize(24_000);
    Set<String> hosts = new HashSet<>();
    for (RackPdu pdu : pdus) {
      assertThat(pdu.device().code()).isEqualTo(pdu.cabinet().code() + "-PDU-" + pdu.side());
      assertThat(pdu.device().host()).matches("127\\.10\\.\\d{1,2}\\.\\d{1,3}");
      assertThat(pdu.device().port()).isEqualTo(11_161);
      hosts.add(pdu.device().host());
    }
    assertThat(hosts).hasSize(24_000);
    assertThat(pdus.getFirst().device().host()).isEqualTo("127.10.0.1");
    assertThat(pdus.getLast().device().host()).isEqualTo("127.10.95.250");
    assertThat(pdus.stream().map(pdu -> pdu.device().model()).distinct())
        .containsExactlyInAnyOrder(
            "AP8853", "PX3-5190R", "PX2-2190R", "C2WG24SN", "EMAB22", "VP8831");
  }

  @Test
  void isLetAtNinetyEightyAndFortyPercentWithTheContractsOfThePattern() {
    Map<String, Long> ofBuilding =
        park.tenancies().stream()
            .collect(groupingBy(tenancy -> tenancy.cabinet().substring(0, 5), counting()));
    assertThat(ofBuilding)
        .containsEntry("FZ-B1", 3600L)
        .containsEntry("FZ-B2", 3200L)
        .containsEntry("FZ-B3", 1440L);
    Map<Double, Long> kw =
        park.tenancies().stream().collect(groupingBy(TenancyDraft::contractKw, counting()));
    double all = park.tenancies().size();
    assertThat(kw.getOrDefault(4.0, 0L) / all).isCloseTo(0.60, within(0.01));
    assertThat(kw.getOrDefault(6.0, 0L) / all).isCloseTo(0.30, within(0.01));
    assertThat(kw.getOrDefault(8.0, 0L) / all).isCloseTo(0.08, within(0.01));
    assertThat(park.tenancies().stream().filter(t -> t.contractKw() >= 12).count() / all)
        .isCloseTo(0.02, within(0.005));
    assertThat(park.tenants()).hasSize(100);
  }

  @Test
  void ratingsFollowTheContract() {
    for (RackPdu pdu : index.rackPdus()) {
      TenancyDraft tenancy = pdu.tenancy();
      double kw = tenancy == null ? 0 : tenancy.contractKw();
      assertThat(pdu.equipment().rating("ratedAmps", 0)).isEqualTo(kw == 8 ? 50 : 32);
      assertThat(pdu.equipment().rating("phases", 0)).isEqualTo(kw >= 12 ? 3 : 1);
      String own =
          pdu.cabinet().code() + (pdu.cabinet().code().startsWith("FZ-B2") ? "-TO-" : "-BR-");
      assertThat(index.equipment(own + pdu.side()).orElseThrow().rating("ratedAmps", 0))
          .isEqualTo(kw == 6 ? 40 : kw == 8 ? 50 : 32);
    }
  }

  /** The oracle and the park files must tell the same story, each in its own way. */
  @Test
  void faultsOfTheWiringShowInTheGraphExactlyWhereTheOracleSaysSo() {
    SeededTruth truth = ReferencePark.truth(FULL);
    assertThat(truth.singleCorded()).hasSize(240);
    assertThat(truth.wiredAa()).hasSize(36);
    Map<String, Side> single = new HashMap<>();
    for (CabinetDraft cabinet : park.cabinets()) {
      if (cabinet.corded() != Corded.AB) {
        single.put(cabinet.code(), Side.valueOf(cabinet.corded().name()));
      }
    }
    assertThat(single).isEqualTo(truth.singleCorded());
    Set<String> wrong = new HashSet<>();
    for (RackPdu pdu : index.rackPdus()) {
      if (pdu.fedSide() != null && pdu.fedSide() != pdu.side()) {
        wrong.add(pdu.cabinet().code());
      }
    }
    assertThat(wrong).isEqualTo(truth.wiredAa());
  }

  /** What the oracle names stands in the park, in the numbers of the pattern, each thing once. */
  @Test
  void otherFaultsAreOfThingsThatAreThere() {
    SeededTruth truth = ReferencePark.truth(FULL);
    assertThat(truth.overdrawn()).hasSize(30);
    assertThat(truth.heavyRows()).hasSize(20);
    assertThat(truth.swapped()).hasSize(25);
    assertThat(truth.drifting()).hasSize(8);
    assertThat(truth.stuck()).hasSize(3);
    assertThat(truth.inBypass()).hasSize(1);
    Set<String> things = new HashSet<>();
    truth.swapped().forEach(swapped -> things.add(swapped.panel()));
    truth.drifting().forEach(sensor -> things.add(sensor.equipment()));
    truth.stuck().forEach(sensor -> things.add(sensor.equipment()));
    things.addAll(truth.inBypass());
    assertThat(things)
        .hasSize(25 + 8 + 3 + 1)
        .allMatch(code -> index.equipment(code).isPresent())
        .allMatch(
            code -> park.devices().stream().anyMatch(device -> device.equipment().equals(code)));
    assertThat(truth.overdrawn().keySet()).allMatch(code -> index.cabinet(code).isPresent());
    assertThat(truth.heavyRows().keySet()).allMatch(code -> index.place(code).isPresent());
    assertThat(truth.swapped()).allMatch(swapped -> swapped.one() != swapped.other());
  }

  @Test
  void theThreeTopologiesDiffer() {
    assertThat(chain("FZ-B1-2F-R203-C05-PDU-A"))
        .containsExactly(
            "FZ-B1-2F-R203-C05-BR-A",
            "FZ-B1-2F-R203-C-RPP-A",
            "FZ-B1-2F-UB-A3",
            "FZ-B1-2F-UPS-A3",
            "FZ-B1-2F-LV-A3",
            "FZ-B1-2F-TR-A3",
            "FZ-B1-2F-MV-A",
            "FZ-B1-2F-CC-A",
            "FZ-10KV-1",
            "FZ-T1",
            "FZ-110KV-L1");
    assertThat(chain("FZ-B2-2F-R203-C05-PDU-B"))
        .startsWith("FZ-B2-2F-R203-C05-TO-B", "FZ-B2-2F-R203-C-BW-B", "FZ-B2-2F-UB-B3");
    assertThat(chain("FZ-B3-2F-R203-C05-PDU-A"))
        .startsWith("FZ-B3-2F-R203-C05-BR-A", "FZ-B3-2F-R203-C-RPP-A", "FZ-B3-2F-LV-A3");
    assertThat(chain("FZ-B3-2F-R203-C05-PDU-B")).contains("FZ-B3-2F-DC-B3", "FZ-B3-2F-HVDC-B3");
    assertThat(chain("FZ-B1-4F-R402-B05-PDU-B")).contains("FZ-B1-4F-UPS-Z2");
    assertThat(chain("FZ-B1-1F-R101-A01-PDU-A")).startsWith("FZ-B1-1F-R101-STS-1");
    assertThat(index.feedersOf("FZ-B1-2F-MV-A"))
        .containsExactly("FZ-B1-2F-CC-A", "FZ-B1-GENBUS-1", "FZ-B1-2F-TIE");
  }

  private static List<String> chain(String code) {
    return Stream.iterate(first(code), at -> !at.isEmpty(), ReferenceParkTest::first).toList();
  }

  private static String first(String code) {
    return index.feedersOf(code).stream().findFirst().orElse("");
  }

  @Test
  void twoRoomsOfTheThirdBuildingAreInCommissioningWithAllThatStandsInThem() {
    assertThat(
            park.cabinets().stream()
                .filter(cabinet -> cabinet.life() == Life.COMMISSIONING)
                .map(CabinetDraft::room)
                .distinct())
        .containsExactlyInAnyOrder("FZ-B3-4F-R403", "FZ-B3-4F-R404");
    assertThat(park.devices())
        .filteredOn(device -> device.life() == Life.COMMISSIONING)
        .filteredOn(device -> device.protocol().startsWith("snmp"))
        .hasSize(800);
  }

  @Test
  void equipmentStandsInTheNumbersOfThePattern() {
    Map<EquipmentKind, Long> kinds =
        park.equipment().stream().collect(groupingBy(e -> e.kind(), counting()));
    assertThat(kinds)
        .containsEntry(EquipmentKind.RACK_PDU, 24_000L)
        .containsEntry(EquipmentKind.RPP, 800L)
        .containsEntry(EquipmentKind.BREAKER, 16_000L)
        .containsEntry(EquipmentKind.TAP_OFF, 8_000L)
        .containsEntry(EquipmentKind.CHILLER, 18L)
        .containsEntry(EquipmentKind.SWITCH, 120L)
        .containsEntry(EquipmentKind.STS, 8L)
        .containsEntry(EquipmentKind.GENSET_GROUP, 6L)
        .containsEntry(EquipmentKind.GENSET, 48L)
        .containsEntry(EquipmentKind.PUMP, 36L)
        .containsEntry(EquipmentKind.GATEWAY, 180L)
        .containsEntry(EquipmentKind.CLIMATE, 1_080L)
        .containsEntry(EquipmentKind.DOORS, 60L);
    assertThat(kinds.get(EquipmentKind.CRAH)).isEqualTo(60 * 12 + 3 * 24);
  }

  @Test
  void everyMachineMeterAndSensorHasSomethingThatAnswersForIt() {
    Map<String, Long> protocols =
        park.devices().stream().collect(groupingBy(DeviceDraft::protocol, counting()));
    assertThat(protocols)
        .containsEntry("snmp-v2c", 21_600L)
        .containsEntry("snmp-v3", 2_400L)
        .containsEntry("modbus-gateway", 1_150L)
        .containsEntry("modbus-tcp", 695L)
        .containsEntry("mqtt-v3", 60 * 23L)
        .containsEntry("opcua", 888L);
    assertThat(
            park.devices().stream()
                .filter(device -> device.protocol().equals("modbus-gateway"))
                .map(DeviceDraft::host)
                .distinct())
        .hasSize(120);
    Map<String, Long> profiles =
        park.devices().stream().collect(groupingBy(DeviceDraft::profile, counting()));
    assertThat(profiles)
        .containsEntry("mv-feeder-relay", 36L)
        .containsEntry("ups-modular-24", 70L)
        .containsEntry("hvdc-rectifier", 20L)
        .containsEntry("lfp-bms", 40L)
        .containsEntry("dse-gencomm", 48L)
        .containsEntry("siemens-pac4200", 224L);
  }

  /** Drawings would lie if a child stuck out of its parent or two children overlapped. */
  @Test
  void everythingDrawnLiesInsideItsParentAndBesideItsSiblings() {
    Map<String, List<Area>> inside = new TreeMap<>();
    for (PlaceDraft place : park.places()) {
      String parent = place.parent();
      if (parent != null) {
        inside.computeIfAbsent(parent, code -> new java.util.ArrayList<>()).add(place.area());
      }
    }
    inside.forEach((code, areas) -> {
      Area outer = index.place(code).orElseThrow().area();
      for (Area area : areas) {
        assertThat(area.x() >= 0 && area.x() + area.width() <= outer.width()).as(code).isTrue();
        assertThat(area.y() >= 0 && area.y() + area.depth() <= outer.depth()).as(code).isTrue();
        assertThat(areas.stream().filter(other -> overlap(area, other))).as(code).hasSize(1);
      }
    });
  }

  private static boolean overlap(Area one, Area other) {
    return one.x() < other.x() + other.width()
        && other.x() < one.x() + one.width()
        && one.y() < other.y() + other.depth()
        && other.y() < one.y() + one.depth();
  }

  @Test
  void equalSeedsGiveEqualBytesAndOtherSeedsOthers(@TempDir Path other) {
    ReferencePark.write(other, FULL);
    assertThat(ParkFiles.hash(other)).isEqualTo(ParkFiles.hash(dir));
    ReferencePark.write(other, new ReferenceOptions(8, Size.FULL, 11_161));
    assertThat(ParkFiles.hash(other)).isNotEqualTo(ParkFiles.hash(dir));
    assertThat(ParkFiles.read(other).cabinets()).hasSize(12_000);
  }

  @Test
  void theSmallParkIsOneRoomWithTheSameShapes(@TempDir Path small) {
    ReferenceOptions options = new ReferenceOptions(7, Size.SMALL, 11_161);
    ReferencePark.write(small, options);
    ParkDraft room = ParkFiles.read(small);
    assertThat(room.cabinets()).hasSize(200);
    assertThat(room.devices())
        .filteredOn(device -> device.protocol().startsWith("snmp"))
        .hasSize(400);
    assertThat(room.devices())
        .filteredOn(device -> device.protocol().equals("snmp-v3"))
        .hasSize(40)
        .allMatch(device -> "rack-pdus-v3".equals(device.credential()));
    assertThat(ReferencePark.truth(options).wiredAa()).hasSize(1);
    assertThat(new DraftIndex(room).feedersOf("FZ-B1-1F-UPS-A1"))
        .containsExactly("FZ-B1-1F-LV-A1", "FZ-B1-1F-BAT-A1");
  }

  @Test
  void theOracleFileStandsWhereItIsTold(@TempDir Path elsewhere) throws IOException {
    ReferencePark.writeTruth(elsewhere.resolve("truth.csv"), FULL);
    assertThat(Files.readAllLines(elsewhere.resolve("truth.csv")))
        .hasSize(1 + 240 + 36 + 30 + 20 + 25 + 8 + 3 + 1)
        .contains("single-corded,FZ-B1-1F-R101-A01,A");
  }
}
