package org.parkwatch.facility.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.AirClass;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Cell;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFileProblems;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferenceOptions.Size;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.store.TestDatabase.Engine;

/** What becomes of ids, history and scope when park files change; one room, seed 7. */
@ParameterizedClass
@EnumSource(Engine.class)
class ParkStoreTest {
  private static final Viewer SYSTEM = Viewer.system("test");
  private static final Instant T0 = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant T1 = T0.plusSeconds(3600);
  private static final Instant T2 = T1.plusSeconds(3600);
  private static final String A07 = "FZ-B1-1F-R101-A07";

  private final Path dir;
  private final TestProfiles profiles = TestProfiles.reference();
  private Path files = Path.of("");
  private final Engine engine;
  private TestDatabase database;
  private SqlAuditTrail audit;
  private ParkStore store;

  ParkStoreTest(Engine engine, @TempDir Path dir) {
    this.engine = engine;
    this.dir = dir;
    database = engine.in(dir);
    audit = audit(database);
    store = new ParkStore(database.dataSource(), audit);
  }

  @BeforeEach
  void writeSmallPark() {
    files = dir.resolve("files");
    ReferencePark.write(files, new ReferenceOptions(7, Size.SMALL, 11_161));
    reopen();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static SqlAuditTrail audit(TestDatabase database) {
    return new SqlAuditTrail(database.dataSource(), InstantSource.fixed(T0));
  }

  private void reopen() {
    database.close();
    database = engine.in(dir);
    audit = audit(database);
    store = new ParkStore(database.dataSource(), audit);
  }

  private Park load(Instant instant) {
    return store.loadIfChanged(SYSTEM, files, profiles, instant);
  }

  private void edit(String file, String what, String with) {
    try {
      String text = Files.readString(files.resolve(file));
      assertThat(text).contains(what);
      Files.writeString(files.resolve(file), text.replace(what, with));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void dropLinesWith(String file, String what) {
    try {
      List<String> lines = Files.readAllLines(files.resolve(file));
      Files.write(
          files.resolve(file), lines.stream().filter(line -> !line.contains(what)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Device device(Park park, String code) {
    return park.deviceByCode(code).orElseThrow();
  }

  @Test
  void aDeviceHasTheProfilesPointsAndTheHealthPointsInOneBlock() {
    Park park = load(T0);
    Set<Integer> given = new HashSet<>();
    for (Device device : park.devices()) {
      int points = device.protocol().startsWith("snmp-") ? 8 : 2;
      assertThat(device.points().size()).isEqualTo(points + 3);
      assertThat(device.pointId(PointNames.COMM_UP)).isEqualTo(device.firstPoint() + points);
      for (int i = 0; i < device.points().size(); i++) {
        assertThat(given.add(device.firstPoint() + i)).isTrue();
      }
    }
    assertThat(park.devices()).hasSizeGreaterThan(400);
    assertThat(park.pointCount()).isEqualTo(park.devices().size() * 16);
    assertThat(park.cells())
        .extracting(Cell::code)
        .containsExactly("FZ-B1-1F-R101", "FZ-B1", "FZ-RD", "FZ-MC");
  }

  @Test
  void anUnchangedFolderIsNotAppliedAgainAndAChangedByteIs() {
    assertThat(load(T0).revision()).isEqualTo(1);
    assertThat(load(T1).revision()).isEqualTo(1);
    reopen();
    assertThat(load(T1).revision()).isEqualTo(1);
    edit("tenants.csv", "code,en,zh", "code,zh,en");
    assertThat(load(T2).revision()).isEqualTo(2);
  }

  @Test
  void whatIsGoneIsRetiredAndGetsItsOldIdsWhenItComesBack() {
    Park before = load(T0);
    Device old = device(before, A07 + "-PDU-A");
    String pdus = read("B1/rack-pdus.csv");
    dropLinesWith("B1/rack-pdus.csv", A07 + "-PDU-A,");
    Park without = load(T1);
    assertThat(without.deviceByCode(A07 + "-PDU-A")).isEmpty();
    assertThat(without.deviceOfPoint(old.firstPoint())).isEmpty();
    assertThat(without.pointCount()).isEqualTo(before.pointCount());
    write("B1/rack-pdus.csv", pdus);
    Park again = load(T2);
    assertThat(device(again, A07 + "-PDU-A").id()).isEqualTo(old.id());
    assertThat(device(again, A07 + "-PDU-A").firstPoint()).isEqualTo(old.firstPoint());
    assertThat(store.asOf(SYSTEM, T1.plusSeconds(1)).deviceByCode(A07 + "-PDU-A")).isEmpty();
    assertThat(store.asOf(SYSTEM, T0.plusSeconds(1)).deviceByCode(A07 + "-PDU-A")).isPresent();
  }

  @Test
  void theParkAsOfAnInstantHasTheNamesTenanciesAndFeedsOfThatTime() {
    Park before = load(T0);
    Cabinet cabinet = before.cabinetByCode("FZ-B1-1F-R101-B03").orElseThrow();
    dropLinesWith("B1/tenancies.csv", cabinet.code() + ",");
    write("B1/tenancies.csv", read("B1/tenancies.csv") + cabinet.code() + ",NEW,20\n");
    write("tenants.csv", read("tenants.csv") + "NEW,New tenant,新客户\n");
    edit("park.yaml", "tenant: T-[0-9]{3}", "tenant: (T-[0-9]{3}|NEW)");
    edit("B1/building.yaml", "zh: 一号楼", "zh: 甲楼");
    edit("B1/rack-pdus.csv", cabinet.code() + "-BR-B", "FZ-B1-1F-R101-C03-BR-B");
    Park after = load(T1);
    assertThat(after.tenancyOf(cabinet.id()).orElseThrow().contractKw()).isEqualTo(20);
    assertThat(after.tenancyOf(cabinet.id()).orElseThrow().valid().from()).isEqualTo(T1);
    assertThat(name(after)).isEqualTo("甲楼");
    reopen();
    Park then = store.asOf(SYSTEM, T1.minusMillis(1));
    assertThat(name(then)).isEqualTo("一号楼");
    assertThat(then.tenancyOf(cabinet.id()).map(t -> t.tenant()))
        .isEqualTo(before.tenancyOf(cabinet.id()).map(t -> t.tenant()));
    assertThat(feeder(then, cabinet.code())).isEqualTo(cabinet.code() + "-BR-B");
    assertThat(feeder(after, cabinet.code())).isEqualTo("FZ-B1-1F-R101-C03-BR-B");
    assertThat(name(store.asOf(SYSTEM, T1))).isEqualTo("甲楼");
    assertThat(store.asOf(SYSTEM, T0.minusMillis(1)).places()).isEmpty();
  }

  private static String name(Park park) {
    return park.places().stream()
        .filter(place -> place.code().equals("FZ-B1"))
        .map(place -> place.names().zh())
        .findFirst()
        .orElseThrow();
  }

  private static String feeder(Park park, String cabinet) {
    int pdu = device(park, cabinet + "-PDU-B").equipment();
    return park.relations().stream()
        .filter(r -> r.target() == Relation.Target.EQUIPMENT && r.to() == pdu)
        .map(r -> park.equipment(r.from()).code())
        .filter(code -> code.contains("-BR-"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aProfileThatGrowsKeepsEveryIdAndUsesTheSpareOnes() {
    Park before = load(T0);
    Device old = device(before, A07 + "-PDU-A");
    profiles.set(
        old.profile(),
        "frequency",
        "voltage",
        "current",
        "power",
        "energy",
        "power.factor",
        "state",
        "inlet.temperature",
        "inlet.humidity",
        "load");
    Park after = load(T1);
    Device grown = device(after, A07 + "-PDU-A");
    assertThat(after.revision()).isEqualTo(2);
    old.points()
        .specs()
        .forEach(
            spec -> assertThat(grown.pointId(spec.name())).isEqualTo(old.pointId(spec.name())));
    assertThat(grown.pointId("frequency")).isEqualTo(old.firstPoint() + 11);
    assertThat(grown.pointId("load")).isEqualTo(old.firstPoint() + 12);
    assertThat(after.pointCount()).isEqualTo(before.pointCount());
    assertThat(load(T2).revision()).as("nothing to do any more").isEqualTo(2);
  }

  @Test
  void aDeviceThatOutgrowsItsBlockOrGetsAnotherProfileGetsIdsNobodyHad() {
    Park before = load(T0);
    Device old = device(before, A07 + "-PDU-A");
    String[] many = new String[40];
    for (int i = 0; i < many.length; i++) {
      many[i] = "outlet." + i;
    }
    profiles.set(old.profile(), many);
    Park after = load(T1);
    Device grown = device(after, A07 + "-PDU-A");
    assertThat(grown.firstPoint()).isGreaterThanOrEqualTo(before.pointCount());
    assertThat(grown.id()).isEqualTo(old.id());
    assertThat(device(store.asOf(SYSTEM, T0.plusSeconds(1)), A07 + "-PDU-A").firstPoint())
        .isEqualTo(old.firstPoint());
  }

  /** Ids must never move or be re-used, whatever a person does to the files: seed 11. */
  @Test
  void noPointIdEverChangesItsMeaningUnderRandomEditsSeed11() {
    Random random = new Random(11);
    String pdus = read("B1/rack-pdus.csv");
    List<String> lines = pdus.lines().skip(1).toList();
    Map<Integer, String> meaning = new HashMap<>();
    for (int round = 0; round < 8; round++) {
      StringBuilder some = new StringBuilder(pdus.lines().findFirst().orElseThrow()).append('\n');
      for (String line : lines) {
        if (random.nextInt(10) > 0) {
          some.append(random.nextInt(40) == 0 ? reprofiled(line) : line).append('\n');
        }
      }
      write("B1/rack-pdus.csv", some.toString());
      if (random.nextBoolean()) {
        reopen();
      }
      Park park = load(T0.plusSeconds(60L * round));
      for (Device device : park.devices()) {
        for (int i = 0; i < device.points().size(); i++) {
          String key = device.code() + " " + device.points().specs().get(i).name();
          String known = meaning.putIfAbsent(device.firstPoint() + i, key);
          assertThat(known == null || known.equals(key)).as("%s was %s", key, known).isTrue();
        }
      }
    }
    assertThat(meaning).hasSizeGreaterThan(400 * 11);
  }

  private static String reprofiled(String line) {
    String[] fields = line.split(",", -1);
    fields[4] = fields[4].equals("geist-rpdu") ? "eaton-epdu" : "geist-rpdu";
    return String.join(",", fields);
  }

  @Test
  void brokenFilesAndUnknownProfilesLeaveTheOldParkAsItIs() {
    Park before = load(T0);
    edit("B1/rack-pdus.csv", "raritan-px", "nobody-px");
    assertThatThrownBy(() -> load(T1))
        .isInstanceOf(ParkRefused.class)
        .hasMessageContaining("no profile `nobody-px`, wanted by");
    edit("B1/rack-pdus.csv", ",11161,", ",99999999,");
    assertThatThrownBy(() -> load(T1)).isInstanceOf(ParkFileProblems.class);
    assertThat(store.current(SYSTEM)).isSameAs(before);
    reopen();
    assertThat(store.current(SYSTEM).revision()).isEqualTo(1);
  }

  @Test
  void aFailureInTheMiddleOfALoadAppliesNothing() {
    load(T0);
    ParkDraft draft = ParkFiles.read(files);
    ParkStore broken =
        new ParkStore(
            database.dataSource(),
            (viewer, action, subject, reason) -> {
              throw new IllegalStateException("disk full");
            });
    edit("B1/building.yaml", "zh: 一号楼", "zh: 甲楼");
    ParkDraft changed = ParkFiles.read(files);
    assertThat(changed).isNotEqualTo(draft);
    assertThatThrownBy(() -> broken.load(SYSTEM, changed, "h", profiles, T1))
        .hasMessage("disk full");
    reopen();
    assertThat(name(store.current(SYSTEM))).isEqualTo("一号楼");
    assertThat(store.lastRevision().orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void aClockThatSteppedBackDoesNotBendHistory() {
    load(T1);
    edit("B1/building.yaml", "zh: 一号楼", "zh: 甲楼");
    Park after = load(T0);
    assertThat(after.asOf()).isEqualTo(T1.plusMillis(1));
    assertThat(name(store.asOf(SYSTEM, T1))).isEqualTo("一号楼");
  }

  @Test
  void theClassOfAirIsKeptAndAnotherHoldsFromThenOn() {
    load(T0);
    edit("park.yaml", "air: gb-50174", "air: ashrae-a2");
    load(T1);
    reopen();
    assertThat(store.asOf(SYSTEM, T0).places())
        .extracting(Place::air)
        .containsOnly(AirClass.GB_50174);
    assertThat(store.asOf(SYSTEM, T1).places())
        .extracting(Place::air)
        .containsOnly(AirClass.ASHRAE_A2);
  }

  private String read(String file) {
    try {
      return Files.readString(files.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String file, String text) {
    try {
      Files.writeString(files.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
