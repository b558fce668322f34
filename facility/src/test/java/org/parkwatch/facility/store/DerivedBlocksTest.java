package org.parkwatch.facility.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.DerivedExpansion;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferenceOptions.Size;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.store.TestDatabase.Engine;

/** Ids of derived points over changes of formulas, restarts and scopes; one room, seed 7. */
@ParameterizedClass
@EnumSource(Engine.class)
class DerivedBlocksTest {
  private static final Viewer SYSTEM = Viewer.system("test");
  private static final Instant T0 = Instant.parse("2026-11-22T00:00:00Z");

  @Parameter private Engine engine = Engine.H2;
  @TempDir private Path dir;

  /** Cabinets have the points given, places and tenants one. */
  private static DerivedExpansion derivation(String... ofCabinets) {
    return kind -> set(kind == OwnerKind.CABINET ? ofCabinets : new String[] {"power"});
  }

  private static PointSet set(String... names) {
    return new PointSet(
        Arrays.stream(names)
            .map(name ->
                new PointSpec(
                    name,
                    Quantity.ACTIVE_POWER,
                    Names.same(name),
                    1,
                    Duration.ofSeconds(10),
                    false))
            .toList());
  }

  private Park load(TestDatabase database, Instant at, DerivedExpansion derivation) {
    SqlAuditTrail audit = new SqlAuditTrail(database.dataSource(), InstantSource.fixed(T0));
    ParkStore store = new ParkStore(database.dataSource(), audit, derivation);
    return store.loadIfChanged(SYSTEM, files(), TestProfiles.reference(), at);
  }

  private Path files() {
    Path files = dir.resolve("files");
    ReferencePark.write(files, new ReferenceOptions(7, Size.SMALL, 11_161));
    return files;
  }

  private static DerivedBlock a07(Park park) {
    int cabinet = park.cabinetByCode("FZ-B1-1F-R101-A07").orElseThrow().id();
    return park.derivedOf(OwnerKind.CABINET, cabinet).orElseThrow();
  }

  @Test
  void everyOwnerHasABlockOfItsOwnBesideTheDevices() {
    try (TestDatabase database = engine.in(dir)) {
      Park park = load(database, T0, derivation("power", "headroom"));
      Set<Integer> given = new HashSet<>();
      for (Device device : park.devices()) {
        device.points().specs().forEach(spec -> given.add(device.pointId(spec.name())));
      }
      int ofDevices = given.size();
      int ofDerived = 0;
      for (DerivedBlock block : park.derived()) {
        for (PointSpec spec : block.points().specs()) {
          int point = block.pointId(spec.name());
          assertThat(given.add(point)).isTrue();
          assertThat(point).isLessThan(park.pointCount());
          assertThat(park.specOfPoint(point)).contains(spec);
          assertThat(park.deviceOfPoint(point)).isEmpty();
          assertThat(park.derivedOfPoint(point)).contains(block);
          assertThat(park.cellOfPoint(point)).isEqualTo(block.cell());
          ofDerived++;
        }
      }
      assertThat(ofDevices)
          .isEqualTo(park.devices().stream().mapToInt(device -> device.points().size()).sum());
      long rows = park.places().stream().filter(p -> p.kind() == PlaceKind.ROW).count();
      long buildings = park.places().stream().filter(p -> p.kind() == PlaceKind.BUILDING).count();
      assertThat(ofDerived).isEqualTo(200 * 2 + rows + 1 + buildings + 1 + park.tenants().size());
      int room = park.cabinetByCode("FZ-B1-1F-R101-A07").orElseThrow().room();
      assertThat(park.cells())
          .filteredOn(cell -> cell.id() == a07(park).cell())
          .singleElement()
          .satisfies(cell -> assertThat(cell.place()).isEqualTo(room));
    }
  }

  @Test
  void formulasThatComeLaterTakeSpareIdsAndOldIdsStay() {
    try (TestDatabase database = engine.in(dir)) {
      DerivedBlock before = a07(load(database, T0, derivation("power", "headroom")));
      Park again = load(database, T0.plusSeconds(60), derivation("power", "headroom"));
      assertThat(again.revision()).isEqualTo(1);
      Park grown =
          load(database, T0.plusSeconds(120), derivation("new", "power", "other", "headroom"));
      assertThat(grown.revision()).isEqualTo(2);
      DerivedBlock block = a07(grown);
      assertThat(block.firstPoint()).isEqualTo(before.firstPoint());
      assertThat(block.pointId("headroom")).isEqualTo(before.pointId("headroom"));
      assertThat(block.pointId("new")).isEqualTo(before.firstPoint() + 2);
      assertThat(grown.pointCount()).isEqualTo(again.pointCount());
      Park none = load(database, T0.plusSeconds(180), derivation("a", "b", "c", "d", "e", "f"));
      assertThat(a07(none).firstPoint()).isGreaterThanOrEqualTo(grown.pointCount());
    }
  }

  /** A sum over more than a viewer may see would tell him of the rest. */
  @Test
  void aScopeSeesItsOwnSumsAndNoneThatHoldMore() {
    try (TestDatabase database = engine.in(dir)) {
      Park whole = load(database, T0, derivation("power"));
      int tenant = whole.tenants().getFirst().id();
      SqlAuditTrail audit = new SqlAuditTrail(database.dataSource(), InstantSource.fixed(T0));
      ParkStore store = new ParkStore(database.dataSource(), audit, derivation("power"));
      Park own = store.current(viewer(new Scope(false, Set.of(), Set.of(tenant))));
      List<DerivedBlock> seen = own.derived();
      assertThat(seen)
          .isNotEmpty()
          .allSatisfy(block -> {
            assertThat(block.kind()).isIn(OwnerKind.CABINET, OwnerKind.TENANT);
            if (block.kind() == OwnerKind.TENANT) {
              assertThat(block.owner()).isEqualTo(tenant);
            }
          });
      assertThat(seen).filteredOn(block -> block.kind() == OwnerKind.TENANT).hasSize(1);
      int room = whole.cabinets().getFirst().room();
      Park inRoom = store.current(viewer(new Scope(false, Set.of(room), Set.of())));
      assertThat(inRoom.derivedOf(OwnerKind.ROOM, room)).isPresent();
      assertThat(inRoom.derived())
          .noneMatch(block ->
              block.kind() == OwnerKind.BUILDING
                  || block.kind() == OwnerKind.PARK
                  || block.kind() == OwnerKind.TENANT);
    }
  }

  private static Viewer viewer(Scope scope) {
    return new Viewer("wu", Role.VIEWER, scope);
  }
}
