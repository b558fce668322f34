package org.parkwatch.facility.park;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Puts a {@link ParkData} together row by row: what is not named here, the park does not have.
 * Confined to one thread.
 */
public final class ParkRows {
  private final long revision;
  private final Instant asOf;
  private final ZoneId zone;
  private List<Place> places = List.of();
  private List<Cabinet> cabinets = List.of();
  private List<Equipment> equipment = List.of();
  private List<Device> devices = List.of();
  private List<Cell> cells = List.of();
  private List<Relation> relations = List.of();
  private List<Tenant> tenants = List.of();
  private List<Tenancy> tenancies = List.of();
  private List<DerivedBlock> derived = List.of();
  private List<CodeTag> tags = List.of();

  /** A park without anything. */
  public ParkRows(long revision, Instant asOf, ZoneId zone) {
    this.revision = revision;
    this.asOf = asOf;
    this.zone = zone;
  }

  public ParkRows places(List<Place> all) {
    places = all;
    return this;
  }

  public ParkRows cabinets(List<Cabinet> all) {
    cabinets = all;
    return this;
  }

  public ParkRows equipment(List<Equipment> all) {
    equipment = all;
    return this;
  }

  public ParkRows devices(List<Device> all) {
    devices = all;
    return this;
  }

  public ParkRows cells(List<Cell> all) {
    cells = all;
    return this;
  }

  public ParkRows relations(List<Relation> all) {
    relations = all;
    return this;
  }

  public ParkRows tenants(List<Tenant> all) {
    tenants = all;
    return this;
  }

  public ParkRows tenancies(List<Tenancy> all) {
    tenancies = all;
    return this;
  }

  public ParkRows derived(List<DerivedBlock> all) {
    derived = all;
    return this;
  }

  public ParkRows tags(List<CodeTag> all) {
    tags = all;
    return this;
  }

  /**
   * All of them.
   *
   * @param pointCount one more than the highest point id ever given
   */
  public ParkData data(int pointCount) {
    return new ParkData(
        revision,
        asOf,
        zone,
        places,
        cabinets,
        equipment,
        devices,
        cells,
        relations,
        tenants,
        tenancies,
        derived,
        tags,
        pointCount);
  }
}
