package org.parkwatch.capacity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.parkfile.EquipmentDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferenceOptions.Size;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.store.FacilitySchema;
import org.parkwatch.facility.store.ParkStore;

/** The small reference park, seed 7, with rack PDUs alone or with all meters of the power chain. */
final class MeteredPark {
  private static final Viewer SYSTEM = Viewer.system("test");
  private static final int PORT = 11_161;

  private MeteredPark() {}

  static Park rackPdusAlone(Path dir) {
    ReferencePark.write(dir, new ReferenceOptions(7, Size.SMALL, PORT));
    try {
      Files.delete(dir.resolve("B1/devices.csv"));
      Files.delete(dir.resolve("devices.csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return load(dir);
  }

  /** Branch meters, UPS outputs, 10 kV circuits and gensets answer too. */
  static Park metered(Path dir) {
    ReferencePark.write(dir, new ReferenceOptions(7, Size.SMALL, PORT));
    StringBuilder text =
        new StringBuilder(
            "code,equipment,model,profile,protocol,host,port,path,credential,connected-by\n");
    int host = 1;
    for (EquipmentDraft e : ParkFiles.read(dir).equipment()) {
      String profile = profile(e);
      if (!profile.isEmpty()) {
        text.append(
            "%s-M,%s,M,%s,modbus-tcp,127.30.0.%d,%d,1,,\n"
                .formatted(e.code(), e.code(), profile, host++, PORT));
      }
    }
    try {
      Files.writeString(dir.resolve("B1/devices.csv"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return load(dir);
  }

  private static String profile(EquipmentDraft e) {
    if (e.kind() == EquipmentKind.GRID_CIRCUIT && e.rating("ratedKv", 0) != 10) {
      return "";
    }
    return switch (e.kind()) {
      case RPP -> "branches";
      case UPS_GROUP -> "ups";
      case GRID_CIRCUIT, GENSET -> "meter";
      default -> "";
    };
  }

  private static Park load(Path dir) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + dir.toString().hashCode() + ";DB_CLOSE_DELAY=-1");
    DataSource database = source;
    FacilitySchema.migrate(database);
    SqlAuditTrail audit = new SqlAuditTrail(database, InstantSource.fixed(Instant.EPOCH));
    ParkStore store = new ParkStore(database, audit, new DerivedPoints());
    return store.loadIfChanged(
        SYSTEM, dir, MeteredPark::points, Instant.parse("2026-11-22T00:00:00Z"));
  }

  private static Optional<PointSet> points(String profile) {
    List<String> names = new ArrayList<>();
    switch (profile) {
      case "branches" -> {
        for (int n = 1; n <= 20; n++) {
          for (String quantity : List.of("voltage", "current", "power", "energy")) {
            names.add(String.format(Locale.ROOT, "branch%02d.%s", n, quantity));
          }
        }
        names.addAll(List.of("power", "energy"));
      }
      case "ups" -> names.addAll(List.of("output.power", "output.energy"));
      default -> names.addAll(List.of("voltage", "current", "power", "energy"));
    }
    return Optional.of(new PointSet(names.stream().map(MeteredPark::spec).toList()));
  }

  private static PointSpec spec(String name) {
    return new PointSpec(name, Quantity.COUNT, Names.same(name), 3, Duration.ofSeconds(10), false);
  }
}
