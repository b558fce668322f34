package org.parkwatch.ui.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Tenancy;
import org.parkwatch.facility.park.Tenant;

/**
 * What `/live/layout` answers, field for field; `layout.ts` of the floor map reads it.
 *
 * @param format grows when the meaning of a field changes
 * @param zone the site's time zone, such as {@code Asia/Shanghai}
 */
record LayoutDocument(
    int format,
    long revision,
    String zone,
    Named park,
    List<Named> buildings,
    List<Floor> floors,
    List<Room> rooms,
    List<Row> rows,
    List<Zone> zones,
    List<Named> tenants,
    Cabinets cabinets) {
  static final int FORMAT = 1;

  /** A cabinet without a drawing is drawn as one of 600 x 1,200 mm with an aisle to each side. */
  private static final int PLAIN_WIDTH_MM = 600;

  private static final int PLAIN_DEPTH_MM = 1_200;
  private static final int PLAIN_PITCH_MM = 2_600;

  record Named(String code, String en, String zh) {
    static Named of(Place place) {
      return of(place.code(), place.names());
    }

    static Named of(String code, Names names) {
      return new Named(code, names.en(), names.zh());
    }
  }

  /** A floor with the index of its building. */
  record Floor(String code, String en, String zh, int building) {}

  /** A room with the index of its floor and the range of its cabinets. */
  record Room(String code, String en, String zh, int floor, int first, int count, String life) {}

  /** A row with the index of its room and the range of its cabinets. */
  record Row(String code, String en, String zh, int room, int first, int count) {}

  /** An aisle, in millimetres on the drawing of the room with this index. */
  record Zone(String code, String en, String zh, int room, int x, int y, int w, int d) {}

  /**
   * Columns of equal length: code, label, place on the room's drawing in millimetres, contracted
   * power in units of 10 W (0: nobody rents) and index of the tenant (-1: nobody rents).
   */
  record Cabinets(
      List<String> code,
      List<String> label,
      List<Integer> x,
      List<Integer> y,
      List<Integer> w,
      List<Integer> d,
      List<Integer> contract,
      List<Integer> tenant) {
    Cabinets() {
      this(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());
    }
  }

  static LayoutDocument of(ParkLayout layout) {
    Park park = layout.park();
    Named root =
        park.places().stream()
            .filter(place -> place.kind() == PlaceKind.PARK)
            .findFirst()
            .map(Named::of)
            .orElse(new Named("", "Park", "园区"));
    Map<Integer, Integer> rowIndex = indexes(layout.rows());
    List<Cabinet> cabinets = layout.cabinets();
    Ranges byRoom = new Ranges(layout.rooms().size());
    Ranges byRow = new Ranges(layout.rows().size());
    for (int i = cabinets.size() - 1; i >= 0; i--) {
      byRoom.add(layout.roomOf(i), i);
      byRow.add(rowIndex.getOrDefault(cabinets.get(i).row(), 0), i);
    }
    List<Named> tenants = new ArrayList<>();
    Cabinets columns = columns(layout, rowIndex, tenants);
    return new LayoutDocument(
        FORMAT,
        park.revision(),
        park.zone().getId(),
        root,
        layout.buildings().stream().map(Named::of).toList(),
        floors(layout),
        rooms(layout, byRoom),
        rows(layout, byRow),
        zones(layout),
        tenants,
        columns);
  }

  /** Where the cabinets of each room or row begin, and how many they are; filled from the end. */
  private static final class Ranges {
    final int[] first;
    final int[] count;

    Ranges(int size) {
      first = new int[size];
      count = new int[size];
    }

    void add(int place, int cabinet) {
      first[place] = cabinet;
      count[place]++;
    }
  }

  private static List<Floor> floors(ParkLayout layout) {
    Map<Integer, Integer> buildings = indexes(layout.buildings());
    List<Floor> floors = new ArrayList<>();
    for (Place p : layout.floors()) {
      int building = buildings.getOrDefault(p.parent(), 0);
      floors.add(new Floor(p.code(), p.names().en(), p.names().zh(), building));
    }
    return floors;
  }

  private static List<Room> rooms(ParkLayout layout, Ranges cabinets) {
    Map<Integer, Integer> floors = indexes(layout.floors());
    List<Room> rooms = new ArrayList<>();
    for (Place p : layout.rooms()) {
      int r = rooms.size();
      int floor = floors.getOrDefault(p.parent(), 0);
      rooms.add(
          new Room(
              p.code(),
              p.names().en(),
              p.names().zh(),
              floor,
              cabinets.first[r],
              cabinets.count[r],
              p.life().name()));
    }
    return rooms;
  }

  private static List<Row> rows(ParkLayout layout, Ranges cabinets) {
    List<Row> rows = new ArrayList<>();
    for (Place p : layout.rows()) {
      int r = rows.size();
      int room = layout.indexOfRoom(p.parent());
      rows.add(
          new Row(
              p.code(),
              p.names().en(),
              p.names().zh(),
              room,
              cabinets.first[r],
              cabinets.count[r]));
    }
    return rows;
  }

  private static Map<Integer, Integer> indexes(List<Place> places) {
    Map<Integer, Integer> map = new HashMap<>();
    places.forEach(place -> map.put(place.id(), map.size()));
    return map;
  }

  private static List<Zone> zones(ParkLayout layout) {
    List<Zone> zones = new ArrayList<>();
    for (Place p : layout.park().places()) {
      int room = layout.indexOfRoom(p.parent());
      if (p.kind() == PlaceKind.ZONE && room >= 0 && !p.area().equals(Area.NONE)) {
        Area a = p.area();
        zones.add(
            new Zone(
                p.code(),
                p.names().en(),
                p.names().zh(),
                room,
                a.x(),
                a.y(),
                a.width(),
                a.depth()));
      }
    }
    return zones;
  }

  private static Cabinets columns(
      ParkLayout layout, Map<Integer, Integer> rowIndex, List<Named> tenants) {
    boolean[] undrawn = new boolean[layout.rooms().size()];
    List<Cabinet> cabinets = layout.cabinets();
    for (int i = 0; i < cabinets.size(); i++) {
      undrawn[layout.roomOf(i)] |= cabinets.get(i).area().equals(Area.NONE);
    }
    Map<Integer, Integer> tenantIndex = new HashMap<>();
    Cabinets columns = new Cabinets();
    for (int i = 0; i < cabinets.size(); i++) {
      Cabinet cabinet = cabinets.get(i);
      int row = rowIndex.getOrDefault(cabinet.row(), 0);
      Area area = undrawn[layout.roomOf(i)] ? plainArea(cabinet, row) : cabinet.area();
      columns.code().add(cabinet.code());
      columns.label().add(cabinet.label());
      columns.x().add(area.x());
      columns.y().add(area.y());
      columns.w().add(area.width());
      columns.d().add(area.depth());
      Optional<Tenancy> tenancy = layout.park().tenancyOf(cabinet.id());
      columns.contract().add(tenancy.map(t -> (int) Math.round(t.contractKw() * 100)).orElse(0));
      columns.tenant().add(tenancy.map(t -> tenant(layout, t, tenantIndex, tenants)).orElse(-1));
    }
    return columns;
  }

  private static Integer tenant(
      ParkLayout layout, Tenancy tenancy, Map<Integer, Integer> index, List<Named> tenants) {
    return index.computeIfAbsent(
        tenancy.tenant(),
        id -> {
          Tenant tenant = layout.park().tenant(id);
          tenants.add(Named.of(tenant.code(), tenant.names()));
          return tenants.size() - 1;
        });
  }

  private static Area plainArea(Cabinet cabinet, int row) {
    return new Area(
        row * PLAIN_PITCH_MM,
        (cabinet.position() - 1) * PLAIN_WIDTH_MM,
        PLAIN_DEPTH_MM,
        PLAIN_WIDTH_MM);
  }
}
