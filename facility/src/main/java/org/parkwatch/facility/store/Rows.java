package org.parkwatch.facility.store;

import java.time.Instant;
import java.util.List;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Cell;
import org.parkwatch.facility.park.CodeTag;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.Tenant;
import org.parkwatch.facility.parkfile.AliasDraft;

/** Everything that held at one instant. */
record Rows(
    List<Version<Place>> places,
    List<Version<Cabinet>> cabinets,
    List<Version<Equipment>> equipment,
    List<Version<Cell>> cells,
    List<Version<DeviceRow>> devices,
    List<Version<DerivedRow>> derived,
    List<Version<Tenant>> tenants,
    List<Version<TenancyRow>> tenancies,
    List<Version<RelationRow>> relations,
    List<Version<AliasDraft>> aliases,
    List<Version<CodeTag>> tags) {
  static Rows at(Tables tables, Instant instant) {
    return new Rows(
        tables.places.at(instant),
        tables.cabinets.at(instant),
        tables.equipment.at(instant),
        tables.cells.at(instant),
        tables.devices.at(instant),
        tables.derived.at(instant),
        tables.tenants.at(instant),
        tables.tenancies.at(instant),
        tables.relations.at(instant),
        tables.aliases.at(instant),
        tables.tags.at(instant));
  }
}
