package org.parkwatch.facility.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkData;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.Tenancy;
import org.parkwatch.facility.parkfile.AliasDraft;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole park at one instant, as rows and as the picture made of them. Immutable. */
record Snapshot(Revision revision, ParkData data, Park park, Map<String, String> codeOfAlias) {

  /** Reads what held at the instant, which lies in the time of the revision. */
  static Snapshot read(JdbcTemplate jdbc, Revision revision, Instant instant) {
    return of(revision, instant, Rows.at(new Tables(jdbc), instant), new PointSets(jdbc));
  }

  static Snapshot of(Revision revision, Instant instant, Rows rows, PointSets sets) {
    List<Device> devices =
        rows.devices().stream()
            .map(version -> version.row().device(sets.set(version.row().pointSet())))
            .toList();
    List<DerivedBlock> derived =
        rows.derived().stream()
            .map(version -> version.row().block(sets.set(version.row().pointSet())))
            .toList();
    ParkData data =
        new ParkData(
            revision.number(),
            instant,
            revision.zone(),
            plain(rows.places()),
            plain(rows.cabinets()),
            plain(rows.equipment()),
            devices,
            plain(rows.cells()),
            rows.relations().stream().map(Snapshot::relation).toList(),
            plain(rows.tenants()),
            rows.tenancies().stream().map(Snapshot::tenancy).toList(),
            derived,
            plain(rows.tags()),
            revision.nextPoint());
    Map<String, String> aliases = new HashMap<>();
    for (AliasDraft alias : plain(rows.aliases())) {
      aliases.put(alias.alias(), alias.code());
    }
    return new Snapshot(revision, data, new Park(data), Map.copyOf(aliases));
  }

  private static Relation relation(Version<RelationRow> version) {
    RelationRow row = version.row();
    return new Relation(
        row.kind(), row.from(), row.target(), row.to(), row.side(), version.valid());
  }

  private static Tenancy tenancy(Version<TenancyRow> version) {
    TenancyRow row = version.row();
    return new Tenancy(row.cabinet(), row.tenant(), row.contractKw(), version.valid());
  }

  private static <T> List<T> plain(List<Version<T>> versions) {
    return versions.stream().map(Version::row).toList();
  }
}
