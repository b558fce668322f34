package org.parkwatch.facility.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.PointExpansion;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferenceOptions.Size;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.store.TestDatabase.Engine;

/** One room, seed 7, with and without the server that monitors it. */
class OwnServerTest {
  private static final Viewer SYSTEM = Viewer.system("test");
  private static final Instant T0 = Instant.parse("2026-11-22T00:00:00Z");
  private static final String CODE = "FZ-PARKWATCH";
  private static final OwnServer OWN = new OwnServer("own", "here");

  @TempDir private Path dir;
  private Path files = Path.of("");

  @BeforeEach
  void writeSmallPark() {
    files = dir.resolve("files");
    ReferencePark.write(files, new ReferenceOptions(7, Size.SMALL, 11_161));
  }

  private static PointExpansion profiles() {
    PointSpec lag =
        new PointSpec(
            "server.lag", Quantity.DURATION, Names.same("lag"), 1, Duration.ofSeconds(10), false);
    PointExpansion others = TestProfiles.reference();
    return profile ->
        profile.equals("own") ? Optional.of(new PointSet(List.of(lag))) : others.pointsOf(profile);
  }

  private Park load(TestDatabase database, Instant at, @Nullable OwnServer own) {
    SqlAuditTrail audit = new SqlAuditTrail(database.dataSource(), InstantSource.fixed(T0));
    return new ParkStore(database.dataSource(), audit, kind -> new PointSet(List.of()), own)
        .loadIfChanged(SYSTEM, files, profiles(), at);
  }

  // An installation that is updated has its park files in force already; the server must come in
  // without a change of theirs, and nobody's points may move.
  @Test
  void itComesIntoAParkThatIsInForceAndNoIdMoves() {
    try (TestDatabase database = Engine.H2.in(dir)) {
      Park before = load(database, T0, null);
      assertThat(before.deviceByCode(CODE)).isEmpty();
      Park after = load(database, T0.plusSeconds(60), OWN);
      Device server = after.deviceByCode(CODE).orElseThrow();
      assertThat(server.pointId("server.lag")).isGreaterThanOrEqualTo(before.pointCount());
      assertThat(server.pointId("comm.up")).isPositive();
      assertThat(after.equipmentOf(server).kind()).isEqualTo(EquipmentKind.SERVER);
      assertThat(after.place(after.equipmentOf(server).place()).kind()).isEqualTo(PlaceKind.PARK);
      assertThat(after.devices()).hasSize(before.devices().size() + 1);
      for (Device device : before.devices()) {
        Device same = after.deviceByCode(device.code()).orElseThrow();
        assertThat(same.firstPoint()).as(device.code()).isEqualTo(device.firstPoint());
        assertThat(same.cell()).as(device.code()).isEqualTo(device.cell());
      }
      Park again = load(database, T0.plusSeconds(120), OWN);
      assertThat(again.revision()).as("nothing changed").isEqualTo(after.revision());
    }
  }

  @Test
  void itsCodeIsNobodyElses() {
    ParkDraft taken = OWN.addTo(ParkFiles.read(files));
    assertThatThrownBy(() -> OWN.addTo(taken))
        .isInstanceOf(ParkRefused.class)
        .hasMessageContaining(CODE + " is the code of the monitoring server itself");
  }
}
