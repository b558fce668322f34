package org.parkwatch.facility.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.AuditEntry;
import org.parkwatch.facility.access.AuditFilter;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferenceOptions.Size;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.store.TestDatabase.Engine;

/** Who sees what of a park, by what it is called, and who may change it; one room, seed 7. */
@ParameterizedClass
@EnumSource(Engine.class)
class ParkScopeTest {
  private static final Viewer SYSTEM = Viewer.system("test");
  private static final Instant T0 = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant T1 = T0.plusSeconds(3600);
  private static final String A07 = "FZ-B1-1F-R101-A07";

  private final TestProfiles profiles = TestProfiles.reference();
  private final Path files;
  private final TestDatabase database;
  private final SqlAuditTrail audit;
  private final ParkStore store;

  ParkScopeTest(Engine engine, @TempDir Path dir) {
    files = dir.resolve("files");
    ReferencePark.write(files, new ReferenceOptions(7, Size.SMALL, 11_161));
    database = engine.in(dir);
    audit = new SqlAuditTrail(database.dataSource(), InstantSource.fixed(T0));
    store = new ParkStore(database.dataSource(), audit);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Park load(Instant instant) {
    return store.loadIfChanged(SYSTEM, files, profiles, instant);
  }

  @Test
  void aScopeOfATenantShowsItsCabinetsAndNothingOfOthers() {
    Park whole = load(T0);
    int tenant = whole.tenants().getFirst().id();
    Viewer viewer = new Viewer("t", Role.VIEWER, new Scope(false, Set.of(), Set.of(tenant)));
    Park seen = store.current(viewer);
    assertThat(seen.cabinets())
        .isNotEmpty()
        .allMatch(c -> whole.tenancyOf(c.id()).orElseThrow().tenant() == tenant);
    assertThat(seen.cabinets().size()).isLessThan(whole.cabinets().size());
    assertThat(seen.devices()).hasSize(2 * seen.cabinets().size());
    assertThat(seen.tenants()).hasSize(1);
    assertThat(seen.equipment()).allMatch(e -> e.cabinet() >= 0);
    assertThat(store.asOf(viewer, T1).cabinets()).hasSameSizeAs(seen.cabinets());
    for (Cabinet cabinet : seen.cabinets()) {
      assertThat(seen.place(cabinet.room()).code()).isEqualTo("FZ-B1-1F-R101");
    }
    Device other =
        whole.devices().stream()
            .filter(d -> seen.deviceByCode(d.code()).isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(seen.deviceOfPoint(other.firstPoint())).isEmpty();
  }

  @Test
  void aScopeOfAPlaceShowsWhatItEncloses() {
    Park whole = load(T0);
    Place row =
        whole.places().stream()
            .filter(place -> place.code().equals("FZ-B1-1F-R101-C"))
            .findFirst()
            .orElseThrow();
    Park seen =
        store.current(new Viewer("r", Role.VIEWER, new Scope(false, Set.of(row.id()), Set.of())));
    assertThat(seen.cabinets()).hasSize(20).allMatch(cabinet -> cabinet.row() == row.id());
    assertThat(seen.places().stream().map(Place::code))
        .containsExactlyInAnyOrder("FZ", "FZ-B1", "FZ-B1-1F", "FZ-B1-1F-R101", "FZ-B1-1F-R101-C");
  }

  @Test
  void oldLabelsLeadToTheirCodes() {
    load(T0);
    assertThat(store.aliases(SYSTEM))
        .containsEntry("1#101-A07", A07)
        .doesNotContainKey("1#999-A07");
    Viewer nobody = new Viewer("n", Role.VIEWER, new Scope(false, Set.of(), Set.of()));
    assertThat(store.aliases(nobody)).isEmpty();
  }

  @Test
  void onlyAnAdministratorAppliesParkFilesAndTheTrailSaysWho() {
    Viewer operator = new Viewer("op", Role.OPERATOR, Scope.EVERYTHING);
    assertThatThrownBy(() -> store.loadIfChanged(operator, files, profiles, T0))
        .isInstanceOf(AccessRefused.class);
    load(T0);
    List<AuditEntry> trail = audit.find(SYSTEM, AuditFilter.newest(10));
    assertThat(trail).hasSize(1);
    assertThat(trail.getFirst().action()).isEqualTo("park.load");
    assertThat(trail.getFirst().account()).isEqualTo("system:test");
    assertThat(trail.getFirst().reason()).isEqualTo(ParkFiles.hash(files));
  }
}
