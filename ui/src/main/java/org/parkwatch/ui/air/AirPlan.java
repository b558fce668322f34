package org.parkwatch.ui.air;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;

/**
 * Which devices tell of the air in which room, for one picture of the park. Built once and kept as
 * long as the picture is. Immutable.
 */
public final class AirPlan {
  /** Something in a room, and the device that answers for it. */
  public record Instrument(Equipment equipment, Device device) {}

  /** An aisle and its sensors. */
  public record AislePlan(Place zone, List<Instrument> sensors) {
    public AislePlan {
      sensors = List.copyOf(sensors);
    }
  }

  /** What is in a room, in the order of codes. */
  public record RoomPlan(
      List<Instrument> units, List<AislePlan> aisles, List<Instrument> watchers) {
    public RoomPlan {
      units = List.copyOf(units);
      aisles = List.copyOf(aisles);
      watchers = List.copyOf(watchers);
    }

    /** Ids of all points of all devices. */
    public int[] points() {
      return Stream.of(
              units.stream(),
              aisles.stream().flatMap(aisle -> aisle.sensors().stream()),
              watchers.stream())
          .flatMap(each -> each)
          .map(Instrument::device)
          .flatMapToInt(device ->
              IntStream.range(device.firstPoint(), device.firstPoint() + device.points().size()))
          .toArray();
    }
  }

  private static final RoomPlan NOTHING = new RoomPlan(List.of(), List.of(), List.of());

  private final Map<Integer, RoomPlan> rooms = new HashMap<>();

  private AirPlan(Park park) {
    Map<Integer, List<Instrument>> byPlace = new HashMap<>();
    for (Device device : park.devices()) {
      Equipment equipment = park.equipmentOf(device);
      if (device.life().collected() && (watches(equipment.kind()) || cools(equipment.kind()))) {
        byPlace
            .computeIfAbsent(equipment.place(), place -> new ArrayList<>())
            .add(new Instrument(equipment, device));
      }
    }
    byPlace
        .values()
        .forEach(list -> list.sort(Comparator.comparing(each -> each.equipment().code())));
    Map<Integer, List<AislePlan>> aisles = new HashMap<>();
    park.places().stream()
        .filter(place -> place.kind() == PlaceKind.ZONE)
        .sorted(Comparator.comparing(Place::code))
        .forEach(zone ->
            aisles
                .computeIfAbsent(zone.parent(), room -> new ArrayList<>())
                .add(new AislePlan(zone, byPlace.getOrDefault(zone.id(), List.of()))));
    for (Place place : park.places()) {
      if (place.kind() == PlaceKind.ROOM) {
        List<Instrument> here = byPlace.getOrDefault(place.id(), List.of());
        rooms.put(
            place.id(),
            new RoomPlan(
                here.stream().filter(each -> cools(each.equipment().kind())).toList(),
                aisles.getOrDefault(place.id(), List.of()),
                here.stream().filter(each -> watchesRoom(each.equipment().kind())).toList()));
      }
    }
  }

  private static boolean cools(EquipmentKind kind) {
    return kind == EquipmentKind.CRAH;
  }

  private static boolean watches(EquipmentKind kind) {
    return kind == EquipmentKind.CLIMATE || watchesRoom(kind);
  }

  private static boolean watchesRoom(EquipmentKind kind) {
    return switch (kind) {
      case DOORS, LEAK_DETECTOR, SMOKE_DETECTOR, FIRE_PANEL, GAS_DETECTOR -> true;
      default -> false;
    };
  }

  /** What is in a room; nothing where the room is not known. */
  public RoomPlan room(int room) {
    return rooms.getOrDefault(room, NOTHING);
  }

  /** Plans by picture of the park. Thread-safe. */
  public static final class Plans {
    private final Map<Park, AirPlan> plans = new WeakHashMap<>();

    public synchronized AirPlan of(Park park) {
      return plans.computeIfAbsent(park, AirPlan::new);
    }
  }
}
