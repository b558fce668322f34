package org.parkwatch.facility.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Cell;
import org.parkwatch.facility.park.DerivedExpansion;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PointExpansion;
import org.parkwatch.facility.park.Tenant;
import org.parkwatch.facility.park.Validity;
import org.parkwatch.facility.parkfile.CabinetDraft;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.facility.parkfile.EquipmentDraft;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.PlaceDraft;
import org.parkwatch.facility.parkfile.RelationDraft;
import org.springframework.jdbc.core.JdbcTemplate;

/** One application of a draft, inside a transaction of the caller. Used once, by one thread. */
final class ParkLoad {
  private final JdbcTemplate jdbc;
  private final ParkDraft draft;
  private final DerivedExpansion derivation;
  private final Tables tables;
  private final Instant from;
  private final Optional<Revision> last;
  private final List<Version<Place>> oldPlaces;
  private final List<Version<Cabinet>> oldCabinets;
  private final List<Version<Equipment>> oldEquipment;
  private final List<Version<Cell>> oldCells;
  private final List<Version<DeviceRow>> oldDevices;
  private final List<Version<DerivedRow>> oldDerived;
  private final List<Version<Tenant>> oldTenants;
  private final Ids places;
  private final Ids cabinets;
  private final Ids equipment;
  private final Ids cells;
  private final Ids tenants;

  /**
   * @param instant from which the draft holds; a moment after the last revision if the clock has
   *     stepped back behind it
   */
  ParkLoad(JdbcTemplate jdbc, ParkDraft draft, DerivedExpansion derivation, Instant instant) {
    this.jdbc = jdbc;
    this.draft = draft;
    this.derivation = derivation;
    tables = new Tables(jdbc);
    last = Revision.last(jdbc);
    Instant millis = Instant.ofEpochMilli(instant.toEpochMilli());
    Instant earliest = last.map(revision -> revision.appliedAt().plusMillis(1)).orElse(millis);
    from = millis.isBefore(earliest) ? earliest : millis;
    oldPlaces = tables.places.all();
    oldCabinets = tables.cabinets.all();
    oldEquipment = tables.equipment.all();
    oldCells = tables.cells.all();
    oldDevices = tables.devices.all();
    oldDerived = tables.derived.all();
    oldTenants = tables.tenants.all();
    places = new Ids(oldPlaces, Place::code, Place::id);
    cabinets = new Ids(oldCabinets, Cabinet::code, Cabinet::id);
    equipment = new Ids(oldEquipment, Equipment::code, Equipment::id);
    cells = new Ids(oldCells, Cell::code, Cell::id);
    tenants = new Ids(oldTenants, Tenant::code, Tenant::id);
  }

  /** Writes what differs and returns the park as it then stands. */
  Snapshot apply(String hash, PointExpansion expansion, String by) {
    PointSets sets = new PointSets(jdbc);
    PointBlocks blocks =
        new PointBlocks(oldDevices, sets, expansion, last.map(Revision::nextPoint).orElse(0));
    List<DeviceRow> devices = devices(blocks);
    List<Place> placeRows = places();
    List<Cell> cellRows = cells(placeRows);
    List<Cabinet> cabinetRows = cabinets();
    List<Tenant> tenantRows = tenants();
    DerivedBlocks derivedBlocks =
        new DerivedBlocks(oldDerived, sets, derivation, blocks.nextPoint());
    Map<Integer, Integer> cellOfPlace = new HashMap<>();
    cellRows.forEach(cell -> cellOfPlace.put(cell.place(), cell.id()));
    List<DerivedRow> derived =
        derivedBlocks.of(
            placeRows, cabinetRows, tenantRows, place -> cellOfPlace.getOrDefault(place, -1));
    Rows rows =
        new Rows(
            tables.places.replace(holding(oldPlaces), placeRows, from),
            tables.cabinets.replace(holding(oldCabinets), cabinetRows, from),
            tables.equipment.replace(holding(oldEquipment), equipment(), from),
            tables.cells.replace(holding(oldCells), cellRows, from),
            tables.devices.replace(holding(oldDevices), devices, from),
            tables.derived.replace(holding(oldDerived), derived, from),
            tables.tenants.replace(holding(oldTenants), tenantRows, from),
            tables.tenancies.replace(tables.tenancies.at(from), tenancies(), from),
            tables.relations.replace(tables.relations.at(from), relations(), from),
            tables.aliases.replace(tables.aliases.at(from), draft.aliases(), from),
            tables.tags.replace(tables.tags.at(from), draft.tags(), from));
    Revision revision =
        new Revision(
            last.map(Revision::number).orElse(0L) + 1,
            hash,
            draft.zone(),
            derivedBlocks.nextPoint(),
            from,
            by);
    revision.insert(jdbc);
    return Snapshot.of(revision, from, rows, sets);
  }

  private static <T> List<Version<T>> holding(List<Version<T>> all) {
    return all.stream().filter(row -> row.valid().to().equals(Validity.FOREVER)).toList();
  }

  private List<Place> places() {
    List<Place> rows = new ArrayList<>();
    for (PlaceDraft place : draft.places()) {
      String parent = place.parent();
      rows.add(
          new Place(
              places.of(place.code()),
              place.kind(),
              place.code(),
              place.names(),
              parent == null ? -1 : places.of(parent),
              place.area(),
              place.life(),
              place.air()));
    }
    return rows;
  }

  private List<Cabinet> cabinets() {
    List<Cabinet> rows = new ArrayList<>();
    for (CabinetDraft cabinet : draft.cabinets()) {
      rows.add(
          new Cabinet(
              cabinets.of(cabinet.code()),
              cabinet.code(),
              cabinet.label(),
              places.of(cabinet.row()),
              places.of(cabinet.room()),
              cabinet.position(),
              cabinet.units(),
              cabinet.area(),
              cabinet.life()));
    }
    return rows;
  }

  private List<Equipment> equipment() {
    List<Equipment> rows = new ArrayList<>();
    for (EquipmentDraft e : draft.equipment()) {
      String cabinet = e.cabinet();
      rows.add(
          new Equipment(
              equipment.of(e.code()),
              e.kind(),
              e.code(),
              e.names(),
              places.of(e.place()),
              cabinet == null ? -1 : cabinets.of(cabinet),
              e.side(),
              e.model(),
              e.ratings(),
              e.life()));
    }
    return rows;
  }

  private List<Tenant> tenants() {
    return draft.tenants().stream()
        .map(tenant -> new Tenant(tenants.of(tenant.code()), tenant.code(), tenant.names()))
        .toList();
  }

  private List<TenancyRow> tenancies() {
    return draft.tenancies().stream()
        .map(t -> new TenancyRow(cabinets.of(t.cabinet()), tenants.of(t.tenant()), t.contractKw()))
        .toList();
  }

  /** Cells are never given up: what is in the log of samples names them. */
  private List<Cell> cells(List<Place> placeRows) {
    Map<String, Cell> rows = new LinkedHashMap<>();
    for (Version<Cell> cell : holding(oldCells)) {
      rows.put(cell.row().code(), cell.row());
    }
    for (DeviceDraft device : draft.devices()) {
      rows.computeIfAbsent(device.cell(), code -> new Cell(cells.of(code), code, places.of(code)));
    }
    Set<Integer> wanted = DerivedBlocks.cellPlaces(placeRows, derivation);
    for (Place place : placeRows) {
      if (wanted.contains(place.id())) {
        rows.computeIfAbsent(place.code(), code -> new Cell(cells.of(code), code, place.id()));
      }
    }
    return List.copyOf(rows.values());
  }

  /** A device that was known keeps its cell, wherever it stands now. */
  private List<DeviceRow> devices(PointBlocks blocks) {
    Ids ids = new Ids(oldDevices, DeviceRow::code, DeviceRow::id);
    Map<Integer, DeviceRow> known = new HashMap<>();
    oldDevices.forEach(version -> known.put(version.row().id(), version.row()));
    List<DeviceRow> rows = new ArrayList<>();
    for (DeviceDraft device : draft.devices()) {
      int id = ids.of(device.code());
      DeviceRow old = known.get(id);
      PointBlocks.Block block = blocks.of(id, device.profile());
      rows.add(
          new DeviceRow(
              id,
              device.code(),
              equipment.of(device.equipment()),
              device.model(),
              device.profile(),
              device.protocol(),
              device.host(),
              device.port(),
              device.path(),
              device.credential(),
              old == null ? cells.of(device.cell()) : old.cell(),
              block.first(),
              block.capacity(),
              block.pointSet(),
              device.life()));
    }
    return rows;
  }

  private List<RelationRow> relations() {
    return draft.relations().stream().distinct().map(this::relation).toList();
  }

  private RelationRow relation(RelationDraft relation) {
    int to =
        switch (relation.target()) {
          case EQUIPMENT -> equipment.of(relation.to());
          case CABINET -> cabinets.of(relation.to());
          case PLACE -> places.of(relation.to());
        };
    return new RelationRow(
        relation.kind(), equipment.of(relation.from()), relation.target(), to, relation.side());
  }
}
