package org.parkwatch.ui.wall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.Side;
import org.parkwatch.ui.map.ParkLayout;

/**
 * Which points of a building the wall reads, found once a picture of the park. A building without
 * such equipment, or whose equipment nobody asks, has empty lists.
 *
 * @param itPower active power of the rack PDUs, {@code incomers} of the 10 kV circuits, {@code
 *     genset} of the gensets, kW
 * @param ready mode and state of each genset, in pairs
 * @param fuelSeconds how long each tank lasts
 * @param machines state and power of each chiller, in pairs
 */
record BuildingPlan(
    Place place,
    SidePlan a,
    SidePlan b,
    PointList itPower,
    PointList incomers,
    PointList genset,
    PointList tie,
    PointList transfer,
    PointList ready,
    PointList fuelSeconds,
    PointList machines,
    PointList supply,
    PointList setpoint,
    PointList tankSeconds,
    Set<Integer> chillerDevices,
    List<RoomPlan> rooms) {
  /**
   * One feed of a building.
   *
   * @param systems UPS groups and rectifiers that stand here, asked or not
   * @param volts line voltages of its incomers
   * @param upsMode of each UPS group, {@code rectifierMode} of each rectifier
   * @param conversion ids of the devices of these, for their alarms
   */
  record SidePlan(
      int systems,
      PointList volts,
      PointList power,
      PointList upsMode,
      PointList rectifierMode,
      PointList batterySeconds,
      Set<Integer> conversion) {}

  /** A machine room: its inlet temperatures. */
  record RoomPlan(Place room, Place floor, PointList temperatures) {}

  /** One plan for each building with machine rooms, in the order of their codes. */
  static List<BuildingPlan> of(Park park) {
    ParkLayout layout = ParkLayout.of(park);
    Map<Integer, List<Device>> byBuilding = new HashMap<>();
    Map<Integer, List<Device>> byRoom = new HashMap<>();
    for (Device device : park.devices()) {
      int place = park.equipmentOf(device).place();
      park.enclosing(place, PlaceKind.BUILDING)
          .ifPresent(b -> byBuilding.computeIfAbsent(b.id(), id -> new ArrayList<>()).add(device));
      park.enclosing(place, PlaceKind.ROOM)
          .ifPresent(r -> byRoom.computeIfAbsent(r.id(), id -> new ArrayList<>()).add(device));
    }
    List<BuildingPlan> plans = new ArrayList<>();
    for (Place building : layout.buildings()) {
      List<Device> devices =
          byBuilding.getOrDefault(building.id(), List.of()).stream()
              .sorted(Comparator.comparing(Device::code))
              .toList();
      List<RoomPlan> rooms =
          layout.rooms().stream()
              .filter(room -> inside(park, room, building))
              .map(room ->
                  new RoomPlan(
                      room,
                      park.enclosing(room.id(), PlaceKind.FLOOR).orElse(room),
                      PointList.of(
                          park,
                          byRoom.getOrDefault(room.id(), List.of()),
                          kind(EquipmentKind.RACK_PDU),
                          PointNames.INLET_TEMPERATURE)))
              .toList();
      plans.add(plan(park, building, devices, rooms));
    }
    return plans;
  }

  private static boolean inside(Park park, Place room, Place building) {
    return park.enclosing(room.id(), PlaceKind.BUILDING).filter(building::equals).isPresent();
  }

  private static BuildingPlan plan(
      Park park, Place building, List<Device> devices, List<RoomPlan> rooms) {
    Predicate<Equipment> chiller = kind(EquipmentKind.CHILLER);
    return new BuildingPlan(
        building,
        side(park, building, devices, Side.A),
        side(park, building, devices, Side.B),
        PointList.of(park, devices, kind(EquipmentKind.RACK_PDU), PointNames.POWER),
        PointList.of(park, devices, kind(EquipmentKind.GRID_CIRCUIT), PointNames.POWER),
        PointList.of(park, devices, kind(EquipmentKind.GENSET), PointNames.POWER),
        PointList.of(park, devices, kind(EquipmentKind.TIE), "breaker.state"),
        PointList.of(park, devices, kind(EquipmentKind.TIE), "control.mode"),
        PointList.of(park, devices, kind(EquipmentKind.GENSET), "mode", "state"),
        PointList.of(park, devices, kind(EquipmentKind.FUEL_TANK), "run.hours.left"),
        PointList.of(park, devices, chiller, "state", PointNames.POWER),
        PointList.of(park, devices, chiller, "supply.temperature"),
        PointList.of(park, devices, chiller, "supply.setpoint"),
        PointList.of(park, devices, kind(EquipmentKind.TANK), "minutes"),
        ids(park, devices, chiller),
        rooms);
  }

  private static SidePlan side(Park park, Place building, List<Device> devices, Side side) {
    Predicate<Equipment> here = e -> side == sideOf(e);
    Predicate<Equipment> ups = here.and(kind(EquipmentKind.UPS_GROUP)).and(BuildingPlan::carriesIt);
    Predicate<Equipment> rectifier = here.and(kind(EquipmentKind.RECTIFIER));
    Predicate<Equipment> conversion = ups.or(rectifier);
    return new SidePlan(
        (int)
            park.equipment().stream()
                .filter(conversion)
                .filter(e ->
                    park.enclosing(e.place(), PlaceKind.BUILDING)
                        .filter(building::equals)
                        .isPresent())
                .count(),
        PointList.of(
            park,
            devices,
            here.and(kind(EquipmentKind.GRID_CIRCUIT)),
            "voltage.l1",
            "voltage.l2",
            "voltage.l3"),
        PointList.of(park, devices, here.and(kind(EquipmentKind.RACK_PDU)), PointNames.POWER),
        PointList.of(park, devices, ups, "mode"),
        PointList.of(park, devices, rectifier, "mode"),
        PointList.of(park, devices, conversion, "battery.minutes"),
        ids(park, devices, conversion));
  }

  /** Systems of a distributed redundant floor serve two feeds each; they are counted with B. */
  private static Side sideOf(Equipment e) {
    Side side = e.side();
    return side == null ? Side.B : side;
  }

  /** The UPS of fans and pumps is no part of the feeds of cabinets. */
  private static boolean carriesIt(Equipment e) {
    return !e.code().contains("-UPSM-");
  }

  private static Set<Integer> ids(Park park, List<Device> devices, Predicate<Equipment> which) {
    Set<Integer> ids = new HashSet<>();
    devices.stream()
        .filter(device -> which.test(park.equipmentOf(device)))
        .forEach(device -> ids.add(device.id()));
    return ids;
  }

  private static Predicate<Equipment> kind(EquipmentKind kind) {
    return e -> e.kind() == kind;
  }
}
