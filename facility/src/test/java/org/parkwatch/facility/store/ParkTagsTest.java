package org.parkwatch.facility.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.change.Change;
import org.parkwatch.facility.change.ParkDiff;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.CodeTag;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferenceOptions.Size;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.store.TestDatabase.Engine;

/** Tags of the park files: in the store, in its history, and as far as one may see; seed 7. */
@ParameterizedClass
@EnumSource(Engine.class)
class ParkTagsTest {
  private static final Viewer SYSTEM = Viewer.system("test");
  private static final Instant T0 = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant T1 = T0.plusSeconds(3600);
  private static final String ROOM = "FZ-B1-1F-R101";
  private static final String A01 = ROOM + "-A01";
  private static final String A02 = ROOM + "-A02";

  private final Path dir;
  private final Path files;
  private final Engine engine;
  private TestDatabase database;
  private ParkStore store;

  ParkTagsTest(Engine engine, @TempDir Path dir) {
    this.engine = engine;
    this.dir = dir;
    files = dir.resolve("files");
    ReferencePark.write(files, new ReferenceOptions(7, Size.SMALL, 11_161));
    database = engine.in(dir);
    store = store(database);
  }

  private static ParkStore store(TestDatabase database) {
    return new ParkStore(
        database.dataSource(), new SqlAuditTrail(database.dataSource(), InstantSource.fixed(T0)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Park load(Instant instant) {
    return store.loadIfChanged(SYSTEM, files, TestProfiles.reference(), instant);
  }

  private void tags(String... lines) throws IOException {
    Files.writeString(files.resolve("tags.csv"), "code,tag\n" + String.join("\n", lines) + "\n");
  }

  @Test
  void theReferenceParkTagsWhatStandsBehindItsTransferSwitch() {
    assertThat(load(T0).tags()).containsExactly(new CodeTag(A01, "network"));
  }

  @Test
  void whatHasWhichTagIsKnownForEveryInstantAndOutlivesARestart() throws IOException {
    Park before = load(T0);
    tags(A02 + ",network", A02 + ",第1批", ROOM + ",critical", A01 + "-PDU-A,odd");
    Park after = load(T1);
    assertThat(after.revision()).isEqualTo(before.revision() + 1);
    database.close();
    database = engine.in(dir);
    store = store(database);
    for (Park park : new Park[] {after, load(T1)}) {
      assertThat(park.tagsOf(A01)).isEmpty();
      assertThat(park.tagsOf(A02)).containsExactlyInAnyOrder("network", "第1批");
      assertThat(park.tagsOf(ROOM)).containsExactly("critical");
      assertThat(park.tagsOf(A01 + "-PDU-A")).containsExactly("odd");
    }
    assertThat(store.asOf(SYSTEM, T0).tags()).isEqualTo(before.tags());
    assertThat(store.asOf(SYSTEM, T1).tags()).hasSize(4);
  }

  @Test
  void aTenantSeesTheTagsOfItsCabinetsAndNotThoseOfTheRoomAround() throws IOException {
    Park whole = load(T0);
    Cabinet own = whole.cabinetByCode(A01).orElseThrow();
    int tenant = whole.tenancyOf(own.id()).orElseThrow().tenant();
    Cabinet other =
        whole.cabinets().stream()
            .filter(c -> whole.tenancyOf(c.id()).filter(t -> t.tenant() == tenant).isEmpty())
            .findFirst()
            .orElseThrow();
    tags(A01 + ",mine", A01 + "-PDU-B,pdu", other.code() + ",theirs", ROOM + ",house");
    load(T1);
    Viewer viewer = new Viewer("t", Role.VIEWER, new Scope(false, Set.of(), Set.of(tenant)));
    assertThat(store.current(viewer).tags())
        .containsExactly(new CodeTag(A01, "mine"), new CodeTag(A01 + "-PDU-B", "pdu"));
    int room = own.room();
    Viewer guard = new Viewer("r", Role.VIEWER, new Scope(false, Set.of(room), Set.of()));
    assertThat(store.current(guard).tags()).hasSize(4);
  }

  @Test
  void theDifferenceOfFilesNamesTagsThatComeAndGo() throws IOException {
    tags(A01 + ",network", A01 + ",old");
    ParkDraft before = ParkFiles.read(files);
    tags(A01 + ",network", A02 + ",network");
    ParkDiff diff = ParkDiff.between(before, ParkFiles.read(files));
    assertThat(diff.of(ParkDiff.Subject.TAGS))
        .extracting(Change::toString)
        .containsExactly("+ " + A02 + " network", "- " + A01 + " old");
    assertThat(ParkDiff.between(before, before).isEmpty()).isTrue();
  }
}
