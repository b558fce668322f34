package org.parkwatch.facility.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import org.parkwatch.facility.change.ParkDiff.Subject;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferenceOptions.Size;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.store.ParkRefused;
import org.parkwatch.facility.store.ParkStore;
import org.parkwatch.facility.store.TestDatabase;
import org.parkwatch.facility.store.TestDatabase.Engine;
import org.parkwatch.facility.store.TestProfiles;

/** Going over to changed files of one room, seed 7: what is shown is what happens, or nothing. */
@ParameterizedClass
@EnumSource(Engine.class)
class ParkReloadTest {
  private static final Instant T0 = Instant.parse("2026-11-22T00:00:00Z");
  private static final Viewer SYSTEM = Viewer.system("test");
  private static final Viewer ADMIN = new Viewer("chen", Role.ADMINISTRATOR, Scope.EVERYTHING);
  private static final String ROOM = "FZ-B1-1F-R101-";

  private final Path files;
  private final TestDatabase database;
  private final SqlAuditTrail audit;
  private final ParkStore store;
  private final Room room = new Room();
  private final ParkReload reload;

  /** A room that can be made to refuse, and remembers what it went over to. */
  private static final class Room implements ParkFollower {
    private final List<Park> followed = new ArrayList<>();
    private String refusal = "";

    @Override
    public void check(Park park) {
      if (!refusal.isEmpty()) {
        throw new ParkRefused(List.of(refusal));
      }
    }

    @Override
    public void follow(Park park) {
      followed.add(park);
    }
  }

  ParkReloadTest(Engine engine, @TempDir Path dir) {
    files = dir.resolve("files");
    ReferencePark.write(files, new ReferenceOptions(7, Size.SMALL, 11_161));
    database = engine.in(dir);
    audit = new SqlAuditTrail(database.dataSource(), InstantSource.fixed(T0));
    store = new ParkStore(database.dataSource(), audit);
    reload =
        new ParkReload(
            store,
            files,
            dir.resolve("in-force"),
            TestProfiles.reference(),
            List.of(room),
            InstantSource.fixed(T0.plusSeconds(60)));
  }

  @BeforeEach
  void start() {
    store.loadIfChanged(SYSTEM, files, TestProfiles.reference(), T0);
    reload.keepFilesInForce();
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** One more cabinet in each row, one of them with a rack PDU; A02 moves; one device ends. */
  private void grow() throws IOException {
    edit("templates.yaml", "01..20", "01..21");
    edit("park.yaml", "(0[1-9]|1[0-9]|20)", "(0[1-9]|1[0-9]|2[01])");
    edit(
        "B1/tenancies.csv",
        line("B1/tenancies.csv", ROOM + "A02,"),
        ROOM + "A02," + otherTenant() + ",5");
    String last = line("B1/rack-pdus.csv", ROOM + "A20-PDU-B,");
    edit("B1/rack-pdus.csv", last, last.replace("A20", "A21"));
  }

  private String otherTenant() throws IOException {
    String now = line("B1/tenancies.csv", ROOM + "A01,").split(",", -1)[1];
    return Files.readAllLines(files.resolve("tenants.csv")).stream()
        .map(line -> line.split(",", -1)[0])
        .filter(code -> code.startsWith("T-") && !code.equals(now))
        .findFirst()
        .orElseThrow();
  }

  private String line(String file, String begin) throws IOException {
    return Files.readAllLines(files.resolve(file)).stream()
        .filter(line -> line.startsWith(begin))
        .findFirst()
        .orElseThrow();
  }

  private void edit(String file, String what, String with) throws IOException {
    String text = Files.readString(files.resolve(file));
    assertThat(text).contains(what);
    Files.writeString(files.resolve(file), text.replace(what, with));
  }

  @Test
  void theReviewTellsWhatIsAddedChangedAndEndedAndChangesNothing() throws IOException {
    assertThat(reload.review(ADMIN).diff().isEmpty()).isTrue();
    assertThat(reload.review(ADMIN).applicable()).isFalse();
    grow();
    ParkReview review = reload.review(ADMIN);
    assertThat(review.problems()).isEmpty();
    assertThat(review.applicable()).isTrue();
    assertThat(review.diff().of(Subject.CABINETS)).hasSize(10);
    assertThat(review.diff().count(Subject.EQUIPMENT, Change.Kind.ADDED)).isEqualTo(21);
    assertThat(review.diff().of(Subject.DEVICES))
        .extracting(Change::toString)
        .containsExactly("+ " + ROOM + "A21-PDU-B", "- " + ROOM + "A20-PDU-B");
    assertThat(review.diff().of(Subject.TENANCIES))
        .singleElement()
        .asString()
        .startsWith("~ " + ROOM + "A02: tenant T-")
        .endsWith(" -> " + otherTenant() + ", contractKw 4.0 -> 5.0");
    assertThat(review.diff().count(Subject.RELATIONS, Change.Kind.ENDED)).isPositive();
    assertThat(review.diff().of(Subject.PLACES)).isEmpty();
    assertThat(store.current(ADMIN).revision()).isEqualTo(1);
    assertThat(room.followed).isEmpty();
  }

  @Test
  void whatIsPutInForceKeepsEveryIdAndReachesEveryRoom() throws IOException {
    Park before = store.current(ADMIN);
    grow();
    Park after = reload.apply(ADMIN, reload.review(ADMIN).hash(), "row ends filled");
    assertThat(after.revision()).isEqualTo(2);
    assertThat(store.current(ADMIN)).isSameAs(after);
    assertThat(room.followed).containsExactly(after);
    for (Device device : before.devices()) {
      if (!device.code().equals(ROOM + "A20-PDU-B")) {
        Device same = after.deviceByCode(device.code()).orElseThrow();
        assertThat(same.id()).isEqualTo(device.id());
        assertThat(same.firstPoint()).isEqualTo(device.firstPoint());
      }
    }
    assertThat(after.deviceByCode(ROOM + "A20-PDU-B")).isEmpty();
    assertThat(after.deviceByCode(ROOM + "A21-PDU-B").orElseThrow().firstPoint())
        .isGreaterThanOrEqualTo(before.pointCount());
    AuditEntry entry = audit.find(SYSTEM, AuditFilter.newest(1)).getFirst();
    assertThat(entry.account()).isEqualTo("chen");
    assertThat(entry.action()).isEqualTo("park.change");
    assertThat(entry.reason()).isEqualTo("row ends filled");
    assertThat(reload.review(ADMIN).diff().isEmpty()).isTrue();
  }

  @Test
  void mistakesAreListedWithFileAndLineAndTheOldParkStays() throws IOException {
    edit("B1/tenancies.csv", ROOM + "A02,", ROOM + "A99,");
    ParkReview review = reload.review(ADMIN);
    assertThat(review.applicable()).isFalse();
    assertThat(review.problems())
        .singleElement()
        .asString()
        .matches("B1/tenancies\\.csv:3: .*A99.*");
    assertThatThrownBy(() -> reload.apply(ADMIN, review.hash(), "in spite of it"))
        .hasMessageContaining("B1/tenancies.csv:3");
    assertThat(store.current(ADMIN).revision()).isEqualTo(1);
  }

  @Test
  void aRoomThatCannotGoOverKeepsTheOldParkEverywhere() throws IOException {
    grow();
    room.refusal = "no credential 'new-ones'";
    ParkReview review = reload.review(ADMIN);
    assertThat(review.problems()).containsExactly("no credential 'new-ones'");
    assertThat(review.diff().isEmpty()).isFalse();
    assertThatThrownBy(() -> reload.apply(ADMIN, review.hash(), "try"))
        .isInstanceOf(ParkRefused.class);
    assertThat(store.lastRevision().orElseThrow().number()).isEqualTo(1);
    assertThat(room.followed).isEmpty();
    assertThat(audit.find(SYSTEM, AuditFilter.newest(10))).hasSize(1);
  }

  @Test
  void aPlannerMayLookAndOnlyAnAdministratorPutsWhatWasSeenInForce() throws IOException {
    Viewer planner = new Viewer("lin", Role.PLANNER, Scope.EVERYTHING);
    Viewer operator = new Viewer("wu", Role.OPERATOR, Scope.EVERYTHING);
    assertThat(reload.review(planner).problems()).isEmpty();
    assertThatThrownBy(() -> reload.apply(planner, "", "")).isInstanceOf(AccessRefused.class);
    assertThatThrownBy(() -> reload.review(operator)).isInstanceOf(AccessRefused.class);
    String seen = reload.review(ADMIN).hash();
    grow();
    assertThatThrownBy(() -> reload.apply(ADMIN, seen, "blind"))
        .isInstanceOf(ParkRefused.class)
        .hasMessageContaining("have changed since");
    assertThat(store.current(ADMIN).revision()).isEqualTo(1);
  }
}
