package org.parkwatch.alerting.cause;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferenceOptions.Size;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.store.FacilitySchema;
import org.parkwatch.facility.store.ParkStore;

/** The small reference park, seed 7: one room with its whole power chain and its cooling. */
final class ReferenceRoom {
  private static final int PORT = 11_161;
  private static final List<String> POINTS =
      List.of(
          "state",
          "mode",
          "breaker.state",
          "current",
          "inlet.temperature",
          "release.state",
          "alarm.state",
          "distance",
          "minutes",
          "battery.minutes",
          "module07.state");

  private ReferenceRoom() {}

  static Park load(Path dir) {
    ReferencePark.write(dir, new ReferenceOptions(7, Size.SMALL, PORT));
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + dir.toString().hashCode() + ";DB_CLOSE_DELAY=-1");
    FacilitySchema.migrate(database);
    SqlAuditTrail audit = new SqlAuditTrail(database, InstantSource.fixed(Instant.EPOCH));
    PointSet points = new PointSet(POINTS.stream().map(ReferenceRoom::spec).toList());
    return new ParkStore(database, audit)
        .loadIfChanged(
            Viewer.system("test"),
            dir,
            profile -> Optional.of(points),
            Instant.parse("2026-11-22T00:00:00Z"));
  }

  private static PointSpec spec(String name) {
    return new PointSpec(name, Quantity.COUNT, Names.same(name), 1, Duration.ofSeconds(10), false);
  }
}
