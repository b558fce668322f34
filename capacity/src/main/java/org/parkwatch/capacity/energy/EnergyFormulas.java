package org.parkwatch.capacity.energy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.parkwatch.capacity.load.Feeds;
import org.parkwatch.capacity.load.LoadPoints;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.telemetry.derive.Formula;
import org.parkwatch.telemetry.derive.Formulas;
import org.parkwatch.telemetry.derive.Operation;

/** The formulas about energy of all buildings of a park. Used once, on one thread. */
public final class EnergyFormulas {
  private static final String OUTPUT_POWER = "output.power";
  private static final String OUTPUT_ENERGY = "output.energy";
  private static final double INCOMER_KV = 10;

  /** The most a register can grow in an hour, kWh: a feed, a panel, a UPS, a 10 kV circuit. */
  private static final double RACK_PDU_KW = 30;

  private static final double PANEL_KW = 300;
  private static final double UPS_KW = 1500;
  private static final double INCOMER_KW = 10_000;

  /** The coarsest step of their registers, kWh. */
  private static final double STEP_KWH = 1;

  private final Park park;
  private final Formulas into;
  private final Feeds feeds;
  private final Map<Integer, List<Equipment>> byBuilding = new HashMap<>();
  private final Map<Integer, List<Equipment>> panelsByBuilding = new HashMap<>();
  private final List<PueFormulas> buildings = new ArrayList<>();

  private EnergyFormulas(Park park, Feeds feeds, Formulas into) {
    this.park = park;
    this.feeds = feeds;
    this.into = into;
    park.equipment().forEach(e -> sort(e, byBuilding));
    feeds.panels().forEach(panel -> sort(panel, panelsByBuilding));
  }

  private void sort(Equipment e, Map<Integer, List<Equipment>> into) {
    park.enclosing(e.place(), PlaceKind.BUILDING)
        .ifPresent(b -> into.computeIfAbsent(b.id(), id -> new ArrayList<>()).add(e));
  }

  /** Adds the formulas of a park whose formulas about load are there already. */
  public static void add(Park park, Feeds feeds, Formulas into) {
    new EnergyFormulas(park, feeds, into).add();
  }

  private void add() {
    for (Place place : park.places()) {
      if (place.kind() == PlaceKind.BUILDING && panelsByBuilding.containsKey(place.id())) {
        park.derivedOf(OwnerKind.BUILDING, place.id()).ifPresent(block -> building(place, block));
      }
    }
    park.places().stream()
        .filter(place -> place.kind() == PlaceKind.PARK)
        .findFirst()
        .flatMap(place -> park.derivedOf(OwnerKind.PARK, place.id()))
        .filter(block -> !buildings.isEmpty())
        .ifPresent(this::wholePark);
  }

  private void building(Place building, DerivedBlock block) {
    Map<Integer, Integer> power = new TreeMap<>();
    Map<Integer, Integer> energy = new TreeMap<>();
    power.put(3, block.pointId(LoadPoints.POWER));
    atRooms(building, block, 3, energy);
    List<Equipment> panels = panelsByBuilding.getOrDefault(building.id(), List.of());
    if (metered(panels, PointNames.POWER)) {
      power.put(2, into.inner(block.cell(), Operation.SUM, points(panels, PointNames.POWER)));
      atRooms(building, block, 2, energy);
    }
    List<Equipment> ups = ups(panels);
    if (metered(ups, OUTPUT_POWER)) {
      power.put(1, into.inner(block.cell(), Operation.SUM, points(ups, OUTPUT_POWER)));
      energy.put(1, count(block, EnergyPoints.IT_ENERGY + 1, ups, OUTPUT_ENERGY, UPS_KW));
    }
    List<Equipment> incomers =
        byBuilding.getOrDefault(building.id(), List.of()).stream()
            .filter(EnergyFormulas::bringsPower)
            .toList();
    int facilityPower = Formula.MISSING;
    int facilityEnergy = Formula.MISSING;
    if (metered(incomers, PointNames.POWER)) {
      List<Integer> all = points(incomers, PointNames.POWER);
      facilityPower = into.point(block, EnergyPoints.FACILITY_POWER, Operation.SUM, all);
      facilityEnergy =
          count(block, EnergyPoints.FACILITY_ENERGY, incomers, PointNames.ENERGY, INCOMER_KW);
    }
    PueFormulas pue = new PueFormulas(power, energy, facilityPower, facilityEnergy);
    pue.add(block, into);
    buildings.add(pue);
  }

  private static boolean bringsPower(Equipment e) {
    return e.kind() == EquipmentKind.GENSET
        || (e.kind() == EquipmentKind.GRID_CIRCUIT
            && e.ratings().getOrDefault("ratedKv", 0.0) == INCOMER_KV);
  }

  private boolean metered(List<Equipment> equipment, String point) {
    return equipment.stream().anyMatch(e -> feeds.meter(e, point).isPresent());
  }

  /** The named point of each; {@link Formula#MISSING} where nobody measures it. */
  private List<Integer> points(List<Equipment> equipment, String name) {
    List<Integer> points = new ArrayList<>();
    for (Equipment e : equipment) {
      Optional<Device> meter = feeds.meter(e, name);
      points.add(meter.map(device -> device.pointId(name)).orElse(Formula.MISSING));
    }
    return points;
  }

  private int count(
      DerivedBlock block, String name, List<Equipment> meters, String register, double mostKw) {
    return into.point(block, name, Operation.COUNT, points(meters, register), mostKw, STEP_KWH);
  }

  /** Counters of each room of the building, and their total. */
  private void atRooms(
      Place building, DerivedBlock block, int category, Map<Integer, Integer> energy) {
    Map<Integer, List<Equipment>> byRoom = new TreeMap<>();
    List<Equipment> all =
        category == 2
            ? panelsByBuilding.getOrDefault(building.id(), List.of())
            : byBuilding.getOrDefault(building.id(), List.of()).stream()
                .filter(e -> e.kind() == EquipmentKind.RACK_PDU)
                .toList();
    for (Equipment e : all) {
      park.enclosing(e.place(), PlaceKind.ROOM)
          .ifPresent(room -> byRoom.computeIfAbsent(room.id(), r -> new ArrayList<>()).add(e));
    }
    String name = EnergyPoints.IT_ENERGY + category;
    double mostKw = category == 2 ? PANEL_KW : RACK_PDU_KW;
    List<Integer> counters = new ArrayList<>();
    byRoom.forEach((room, meters) ->
        park.derivedOf(OwnerKind.ROOM, room)
            .ifPresent(own -> counters.add(count(own, name, meters, PointNames.ENERGY, mostKw))));
    if (!counters.isEmpty()) {
      energy.put(category, into.point(block, name, Operation.TOTAL, counters));
    }
  }

  /**
   * The UPS and rectifiers nearest above the panels; none if a panel has none above it: then their
   * outputs are not all of IT, and category 1 does not exist here.
   */
  private List<Equipment> ups(List<Equipment> panels) {
    Set<Equipment> found = new LinkedHashSet<>();
    for (Equipment panel : panels) {
      Set<Equipment> seen = new LinkedHashSet<>(List.of(panel));
      List<Equipment> open = new ArrayList<>(seen);
      boolean any = false;
      while (!open.isEmpty()) {
        for (Equipment feeder : feeds.feeders(open.removeLast())) {
          if (feeder.kind() == EquipmentKind.UPS_GROUP
              || feeder.kind() == EquipmentKind.RECTIFIER) {
            any = true;
            found.add(feeder);
          } else if (seen.add(feeder)) {
            open.add(feeder);
          }
        }
      }
      if (!any) {
        return List.of();
      }
    }
    return List.copyOf(found);
  }

  private void wholePark(DerivedBlock block) {
    Map<Integer, Integer> power = new TreeMap<>();
    Map<Integer, Integer> energy = new TreeMap<>();
    for (int category = 1; category <= EnergyPoints.CATEGORIES; category++) {
      int own = category;
      if (buildings.stream().allMatch(b -> b.itPower().containsKey(own))) {
        List<Integer> all = buildings.stream().map(b -> of(b.itPower(), own)).toList();
        power.put(own, into.inner(block.cell(), Operation.SUM, all));
      }
      if (buildings.stream().allMatch(b -> b.itEnergy().containsKey(own))) {
        List<Integer> all = buildings.stream().map(b -> of(b.itEnergy(), own)).toList();
        energy.put(own, into.point(block, EnergyPoints.IT_ENERGY + own, Operation.TOTAL, all));
      }
    }
    int facilityPower = Formula.MISSING;
    int facilityEnergy = Formula.MISSING;
    if (buildings.stream().allMatch(b -> b.facilityPower() != Formula.MISSING)) {
      List<Integer> powers = buildings.stream().map(PueFormulas::facilityPower).toList();
      List<Integer> energies = buildings.stream().map(PueFormulas::facilityEnergy).toList();
      facilityPower = into.point(block, EnergyPoints.FACILITY_POWER, Operation.SUM, powers);
      facilityEnergy = into.point(block, EnergyPoints.FACILITY_ENERGY, Operation.TOTAL, energies);
    }
    new PueFormulas(power, energy, facilityPower, facilityEnergy).add(block, into);
  }

  private static int of(Map<Integer, Integer> byCategory, int category) {
    return byCategory.getOrDefault(category, Formula.MISSING);
  }
}
