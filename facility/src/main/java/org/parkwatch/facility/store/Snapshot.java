package org.parkwatch.facility.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    Tables tables = new Tables(jdbc);
    PointSets sets = new PointSets(jdbc);
    List<Device> devices =
        tables.devices.at(instant).stream()
            .map(version -> version.row().device(sets.set(version.row().pointSet())))
            .toList();
    List<Relation> relations =
        tables.relations.at(instant).stream().map(Snapshot::relation).toList();
    List<Tenancy> tenancies = tables.tenancies.at(instant).stream().map(Snapshot::tenancy).toList();
    ParkData data =
        new ParkData(
            revision.number(),
            instant,
            revision.zone(),
            rows(tables.places.at(instant)),
            rows(tables.cabinets.at(instant)),
            rows(tables.equipment.at(instant)),
            devices,
            rows(tables.cells.at(instant)),
            relations,
            rows(tables.tenants.at(instant)),
            tenancies,
            revision.nextPoint());
    Map<String, String> aliases = new HashMap<>();
    for (AliasDraft alias : rows(tables.aliases.at(instant))) {
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

  private static <T> List<T> rows(List<Version<T>> versions) {
    return versions.stream().map(Version::row).toList();
  }
}
