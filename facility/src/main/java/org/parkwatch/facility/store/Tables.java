package org.parkwatch.facility.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.parkwatch.facility.park.AirClass;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Cell;
import org.parkwatch.facility.park.CodeTag;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.park.Tenant;
import org.parkwatch.facility.parkfile.AliasDraft;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of the park: how each row is written and read. */
final class Tables {
  final VersionedTable<Place> places;
  final VersionedTable<Cabinet> cabinets;
  final VersionedTable<Equipment> equipment;
  final VersionedTable<Cell> cells;
  final VersionedTable<DeviceRow> devices;
  final VersionedTable<DerivedRow> derived;
  final VersionedTable<Tenant> tenants;
  final VersionedTable<TenancyRow> tenancies;
  final VersionedTable<RelationRow> relations;
  final VersionedTable<AliasDraft> aliases;
  final VersionedTable<CodeTag> tags;

  Tables(JdbcTemplate jdbc) {
    places = places(jdbc);
    cabinets = cabinets(jdbc);
    equipment = equipment(jdbc);
    cells = cells(jdbc);
    devices = devices(jdbc);
    derived = derived(jdbc);
    tenants = tenants(jdbc);
    tenancies = tenancies(jdbc);
    relations = relations(jdbc);
    aliases = aliases(jdbc);
    tags = tags(jdbc);
  }

  private static VersionedTable<Place> places(JdbcTemplate jdbc) {
    return new VersionedTable<>(
        jdbc,
        "place",
        "id, code, kind, name_en, name_zh, parent, area_x, area_y, area_width, area_depth, life,"
            + " air",
        Place::id,
        Tables::bindPlace,
        (rs, i) ->
            new Place(
                rs.getInt(i),
                PlaceKind.valueOf(rs.getString(i + 2)),
                rs.getString(i + 1),
                Columns.names(rs, i + 3),
                rs.getInt(i + 5),
                Columns.area(rs, i + 6),
                Life.valueOf(rs.getString(i + 10)),
                AirClass.valueOf(rs.getString(i + 11))));
  }

  private static VersionedTable<Cabinet> cabinets(JdbcTemplate jdbc) {
    return new VersionedTable<>(
        jdbc,
        "cabinet",
        "id, code, label, row_place, room_place, position, units, area_x, area_y, area_width,"
            + " area_depth, life",
        Cabinet::id,
        Tables::bindCabinet,
        (rs, i) ->
            new Cabinet(
                rs.getInt(i),
                rs.getString(i + 1),
                rs.getString(i + 2),
                rs.getInt(i + 3),
                rs.getInt(i + 4),
                rs.getInt(i + 5),
                rs.getInt(i + 6),
                Columns.area(rs, i + 7),
                Life.valueOf(rs.getString(i + 11))));
  }

  private static VersionedTable<Equipment> equipment(JdbcTemplate jdbc) {
    return new VersionedTable<>(
        jdbc,
        "equipment",
        "id, code, kind, name_en, name_zh, place, cabinet, side, model, ratings, life",
        Equipment::id,
        Tables::bindEquipment,
        new EquipmentReader());
  }

  private static VersionedTable<Cell> cells(JdbcTemplate jdbc) {
    return new VersionedTable<>(
        jdbc,
        "cell",
        "id, code, place",
        Cell::id,
        (s, i, cell) -> {
          s.setInt(i, cell.id());
          s.setString(i + 1, cell.code());
          s.setInt(i + 2, cell.place());
        },
        (rs, i) -> new Cell(rs.getInt(i), rs.getString(i + 1), rs.getInt(i + 2)));
  }

  private static VersionedTable<DeviceRow> devices(JdbcTemplate jdbc) {
    return new VersionedTable<>(
        jdbc,
        "device",
        "id, code, equipment, model, profile, protocol, host, port, path, credential, cell,"
            + " first_point, point_capacity, point_set, life",
        DeviceRow::id,
        Tables::bindDevice,
        new DeviceReader());
  }

  private static VersionedTable<DerivedRow> derived(JdbcTemplate jdbc) {
    return new VersionedTable<>(
        jdbc,
        "derived_block",
        "kind, owner, cell, first_point, point_capacity, point_set",
        DerivedRow::key,
        (s, i, block) -> {
          s.setString(i, block.kind().name());
          s.setInt(i + 1, block.owner());
          s.setInt(i + 2, block.cell());
          s.setInt(i + 3, block.firstPoint());
          s.setInt(i + 4, block.capacity());
          s.setInt(i + 5, block.pointSet());
        },
        (rs, i) ->
            new DerivedRow(
                OwnerKind.valueOf(rs.getString(i)),
                rs.getInt(i + 1),
                rs.getInt(i + 2),
                rs.getInt(i + 3),
                rs.getInt(i + 4),
                rs.getInt(i + 5)));
  }

  private static VersionedTable<Tenant> tenants(JdbcTemplate jdbc) {
    return new VersionedTable<>(
        jdbc,
        "tenant",
        "id, code, name_en, name_zh",
        Tenant::id,
        (s, i, tenant) -> {
          s.setInt(i, tenant.id());
          s.setString(i + 1, tenant.code());
          Columns.bindNames(s, i + 2, tenant.names());
        },
        (rs, i) -> new Tenant(rs.getInt(i), rs.getString(i + 1), Columns.names(rs, i + 2)));
  }

  private static VersionedTable<TenancyRow> tenancies(JdbcTemplate jdbc) {
    return new VersionedTable<>(
        jdbc,
        "tenancy",
        "cabinet, tenant, contract_kw",
        TenancyRow::cabinet,
        (s, i, tenancy) -> {
          s.setInt(i, tenancy.cabinet());
          s.setInt(i + 1, tenancy.tenant());
          s.setDouble(i + 2, tenancy.contractKw());
        },
        (rs, i) -> new TenancyRow(rs.getInt(i), rs.getInt(i + 1), rs.getDouble(i + 2)));
  }

  private static VersionedTable<RelationRow> relations(JdbcTemplate jdbc) {
    return new VersionedTable<>(
        jdbc,
        "relation",
        "kind, from_id, target, to_id, side",
        relation -> relation,
        (s, i, relation) -> {
          s.setString(i, relation.kind().name());
          s.setInt(i + 1, relation.from());
          s.setString(i + 2, relation.target().name());
          s.setInt(i + 3, relation.to());
          s.setString(i + 4, Columns.name(relation.side()));
        },
        (rs, i) ->
            new RelationRow(
                RelationKind.valueOf(rs.getString(i)),
                rs.getInt(i + 1),
                Relation.Target.valueOf(rs.getString(i + 2)),
                rs.getInt(i + 3),
                Columns.side(rs.getString(i + 4))));
  }

  private static VersionedTable<AliasDraft> aliases(JdbcTemplate jdbc) {
    return new VersionedTable<>(
        jdbc,
        "code_alias",
        "alias, code",
        AliasDraft::alias,
        (s, i, alias) -> {
          s.setString(i, alias.alias());
          s.setString(i + 1, alias.code());
        },
        (rs, i) -> new AliasDraft(rs.getString(i + 1), rs.getString(i)));
  }

  private static VersionedTable<CodeTag> tags(JdbcTemplate jdbc) {
    return new VersionedTable<>(
        jdbc,
        "code_tag",
        "code, tag",
        tag -> tag,
        (s, i, tag) -> {
          s.setString(i, tag.code());
          s.setString(i + 1, tag.tag());
        },
        (rs, i) -> new CodeTag(rs.getString(i), rs.getString(i + 1)));
  }

  private static void bindPlace(PreparedStatement s, int i, Place place) throws SQLException {
    s.setInt(i, place.id());
    s.setString(i + 1, place.code());
    s.setString(i + 2, place.kind().name());
    Columns.bindNames(s, i + 3, place.names());
    s.setInt(i + 5, place.parent());
    Columns.bindArea(s, i + 6, place.area());
    s.setString(i + 10, place.life().name());
    s.setString(i + 11, place.air().name());
  }

  private static void bindCabinet(PreparedStatement s, int i, Cabinet cabinet) throws SQLException {
    s.setInt(i, cabinet.id());
    s.setString(i + 1, cabinet.code());
    s.setString(i + 2, cabinet.label());
    s.setInt(i + 3, cabinet.row());
    s.setInt(i + 4, cabinet.room());
    s.setInt(i + 5, cabinet.position());
    s.setInt(i + 6, cabinet.units());
    Columns.bindArea(s, i + 7, cabinet.area());
    s.setString(i + 11, cabinet.life().name());
  }

  private static void bindEquipment(PreparedStatement s, int i, Equipment equipment)
      throws SQLException {
    s.setInt(i, equipment.id());
    s.setString(i + 1, equipment.code());
    s.setString(i + 2, equipment.kind().name());
    Columns.bindNames(s, i + 3, equipment.names());
    s.setInt(i + 5, equipment.place());
    s.setInt(i + 6, equipment.cabinet());
    s.setString(i + 7, Columns.name(equipment.side()));
    s.setString(i + 8, equipment.model());
    s.setString(i + 9, Columns.ratings(equipment.ratings()));
    s.setString(i + 10, equipment.life().name());
  }

  private static void bindDevice(PreparedStatement s, int i, DeviceRow device) throws SQLException {
    s.setInt(i, device.id());
    s.setString(i + 1, device.code());
    s.setInt(i + 2, device.equipment());
    s.setString(i + 3, device.model());
    s.setString(i + 4, device.profile());
    s.setString(i + 5, device.protocol());
    s.setString(i + 6, device.host());
    s.setInt(i + 7, device.port());
    s.setString(i + 8, device.path());
    s.setString(i + 9, device.credential());
    s.setInt(i + 10, device.cell());
    s.setInt(i + 11, device.firstPoint());
    s.setInt(i + 12, device.capacity());
    s.setInt(i + 13, device.pointSet());
    s.setString(i + 14, device.life().name());
  }
}
