package org.parkwatch.ui.plant;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.RelationKind;

/** What the cooling page of a building draws: its machines each, air handlers counted by room. */
final class CoolingScope {
  private final Park park;
  private final Place building;

  CoolingScope(Park park, Place building) {
    this.park = park;
    this.building = building;
  }

  PlantGraph graph() {
    Folding folding = new Folding(park);
    for (Equipment e : park.equipment()) {
      if (drawn(e)
          && park.enclosing(e.place(), PlaceKind.BUILDING).filter(building::equals).isPresent()) {
        folding.add(e, e.kind() == EquipmentKind.CRAH ? room(e) : single(e));
      }
    }
    return folding.graph(RelationKind.COOLING).withHeaders();
  }

  private static boolean drawn(Equipment e) {
    return switch (e.kind()) {
      case CHILLER, COOLING_TOWER, PUMP, PLATE_EXCHANGER, TANK, CRAH -> true;
      default -> false;
    };
  }

  private static Folding.Group single(Equipment e) {
    return new Folding.Group("one " + e.id(), PlantNode.Form.SINGLE, "");
  }

  /** Rooms that lie above each other stand below each other; what serves a floor has its own. */
  private Folding.Group room(Equipment e) {
    Optional<Place> room = park.enclosing(e.place(), PlaceKind.ROOM);
    int place =
        room.or(() -> park.enclosing(e.place(), PlaceKind.FLOOR)).map(Place::id).orElse(e.place());
    String column = room.map(r -> "room " + number(r)).orElse("floor");
    return new Folding.Group("air " + place, PlantNode.Form.GROUP, column);
  }

  /** Which room of its floor it is, from 0. */
  private int number(Place room) {
    List<Place> rooms =
        park.places().stream()
            .filter(p -> p.kind() == PlaceKind.ROOM && p.parent() == room.parent())
            .sorted(Comparator.comparing(Place::code))
            .toList();
    return rooms.indexOf(room);
  }
}
