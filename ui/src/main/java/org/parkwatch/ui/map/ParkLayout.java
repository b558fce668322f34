package org.parkwatch.ui.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;

/**
 * The order in which the layout document and the live frames name buildings, floors, rooms, rows
 * and cabinets: by code, cabinets by row and position, those of a room and of a row side by side.
 * Retired cabinets are left out. Immutable.
 */
public final class ParkLayout {
  private static final Comparator<Place> BY_CODE = Comparator.comparing(Place::code);

  private final Park park;
  private final List<Place> buildings;
  private final List<Place> floors = new ArrayList<>();
  private final List<Place> rooms = new ArrayList<>();
  private final List<Place> rows = new ArrayList<>();
  private final List<Cabinet> cabinets = new ArrayList<>();
  private final Map<Integer, Integer> cabinetIndex;
  private final Map<Integer, Integer> roomIndex;
  private final int[] roomOfCabinet;

  private ParkLayout(Park park) {
    this.park = park;
    Map<Integer, List<Cabinet>> byRow = new HashMap<>();
    for (Cabinet cabinet : park.cabinets()) {
      if (cabinet.life() != Life.RETIRED) {
        byRow.computeIfAbsent(cabinet.row(), row -> new ArrayList<>()).add(cabinet);
      }
    }
    Map<Integer, List<Place>> floorsOf = children(PlaceKind.FLOOR);
    Map<Integer, List<Place>> roomsOf = children(PlaceKind.ROOM);
    Map<Integer, List<Place>> rowsOf = children(PlaceKind.ROW);
    buildings =
        places(PlaceKind.BUILDING, -1).stream()
            .filter(building -> hasRooms(building, floorsOf, roomsOf))
            .toList();
    for (Place building : buildings) {
      for (Place floor : floorsOf.getOrDefault(building.id(), List.of())) {
        floors.add(floor);
        for (Place room : roomsOf.getOrDefault(floor.id(), List.of())) {
          rooms.add(room);
          addRows(rowsOf.getOrDefault(room.id(), List.of()), byRow);
        }
      }
    }
    cabinetIndex = HashMap.newHashMap(cabinets.size());
    roomIndex = HashMap.newHashMap(rooms.size());
    for (int r = 0; r < rooms.size(); r++) {
      roomIndex.put(rooms.get(r).id(), r);
    }
    roomOfCabinet = new int[cabinets.size()];
    for (int i = 0; i < cabinets.size(); i++) {
      cabinetIndex.put(cabinets.get(i).id(), i);
      roomOfCabinet[i] = indexOfRoom(cabinets.get(i).room());
    }
  }

  /** The layout of what a viewer may see of the park. */
  public static ParkLayout of(Park park) {
    return new ParkLayout(park);
  }

  /** Houses without machine rooms have nothing to show on this map. */
  private static boolean hasRooms(
      Place building, Map<Integer, List<Place>> floorsOf, Map<Integer, List<Place>> roomsOf) {
    return floorsOf.getOrDefault(building.id(), List.of()).stream()
        .anyMatch(floor -> roomsOf.containsKey(floor.id()));
  }

  private void addRows(List<Place> rowsOfRoom, Map<Integer, List<Cabinet>> byRow) {
    for (Place row : rowsOfRoom) {
      List<Cabinet> own = byRow.getOrDefault(row.id(), List.of());
      if (!own.isEmpty()) {
        rows.add(row);
        own.stream().sorted(Comparator.comparingInt(Cabinet::position)).forEach(cabinets::add);
      }
    }
  }

  private List<Place> places(PlaceKind kind, int parent) {
    return park.places().stream()
        .filter(place -> place.kind() == kind && (parent < 0 || place.parent() == parent))
        .sorted(BY_CODE)
        .toList();
  }

  private Map<Integer, List<Place>> children(PlaceKind kind) {
    Map<Integer, List<Place>> map = new HashMap<>();
    for (Place place : places(kind, -1)) {
      map.computeIfAbsent(place.parent(), parent -> new ArrayList<>()).add(place);
    }
    return map;
  }

  public Park park() {
    return park;
  }

  public List<Place> buildings() {
    return Collections.unmodifiableList(buildings);
  }

  public List<Place> floors() {
    return Collections.unmodifiableList(floors);
  }

  public List<Place> rooms() {
    return Collections.unmodifiableList(rooms);
  }

  /** Rows in which at least one cabinet stands. */
  public List<Place> rows() {
    return Collections.unmodifiableList(rows);
  }

  public List<Cabinet> cabinets() {
    return Collections.unmodifiableList(cabinets);
  }

  /** Index of the cabinet with this id, -1 if the viewer may not see it. */
  public int indexOfCabinet(int id) {
    return cabinetIndex.getOrDefault(id, -1);
  }

  /** Index of the room with this id, -1 if the viewer may not see it. */
  public int indexOfRoom(int id) {
    return roomIndex.getOrDefault(id, -1);
  }

  /** Index of the room in which the cabinet with this index stands. */
  public int roomOf(int cabinetIndex) {
    return roomOfCabinet[cabinetIndex];
  }
}
