package org.parkwatch.facility.park;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything a {@link Park} is built from: the rows that hold at one instant. Lists may come in any
 * order; ids may have gaps.
 *
 * @param revision grows with every change of the park
 * @param tags of places, cabinets and equipment; each pair once
 * @param pointCount one more than the highest point id ever given
 */
public record ParkData(
    long revision,
    Instant asOf,
    ZoneId zone,
    List<Place> places,
    List<Cabinet> cabinets,
    List<Equipment> equipment,
    List<Device> devices,
    List<Cell> cells,
    List<Relation> relations,
    List<Tenant> tenants,
    List<Tenancy> tenancies,
    List<DerivedBlock> derived,
    List<CodeTag> tags,
    int pointCount) {}
