package org.parkwatch.simulators.plant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.PlaceKind;

/**
 * What is true in the plant, for tests to hold against what was measured, collected and derived.
 * Thread-safe: whole values, at most a second old.
 */
public final class PlantTruth {
  private static final class Building {
    final List<PowerNode> sources = new ArrayList<>();
    final List<Integer> pdus = new ArrayList<>();
    double itWatts;
    double facilityWatts;
    double itWattHours;
    double facilityWattHours;
  }

  private final PlantBuilder built;
  private final PduLoads loads;
  private final Map<String, Building> buildings = new LinkedHashMap<>();
  private final Map<String, List<PowerNode>> convertersOfFloor = new HashMap<>();

  PlantTruth(PlantBuilder built, PduLoads loads) {
    this.built = built;
    this.loads = loads;
    for (PowerNode node : built.net.nodes()) {
      String building = built.buildingOf.getOrDefault(node.code(), "");
      switch (node.kind()) {
        case GRID_CIRCUIT, GENSET_GROUP -> building(building).sources.add(node);
        case UPS_GROUP, RECTIFIER ->
            convertersOfFloor
                .computeIfAbsent(
                    built.around(node.draft.place(), PlaceKind.FLOOR), f -> new ArrayList<>())
                .add(node);
        default -> {}
      }
    }
    for (int i = 0; i < loads.count(); i++) {
      building(loads.building(i)).pdus.add(i);
    }
    buildings.values().removeIf(building -> building.pdus.isEmpty());
  }

  private Building building(String code) {
    return buildings.computeIfAbsent(code, c -> new Building());
  }

  void add(double seconds) {
    for (Building building : buildings.values()) {
      double it = 0;
      for (int i = 0; i < building.pdus.size(); i++) {
        it += loads.watts(building.pdus.get(i));
      }
      double facility = 0;
      for (PowerNode source : building.sources) {
        facility += source.kind() == EquipmentKind.GENSET_GROUP ? source.outWatts : source.watts;
      }
      building.itWatts = it;
      building.facilityWatts = facility;
      building.itWattHours += it * seconds / 3600;
      building.facilityWattHours += facility * seconds / 3600;
    }
  }

  /** What the converters on a floor delivered in the last second, in W. */
  double floorWatts(String floor) {
    double watts = 0;
    for (PowerNode node : convertersOfFloor.getOrDefault(floor, List.of())) {
      watts += node.outWatts;
    }
    return watts;
  }

  /** Codes of the buildings with rack PDUs. */
  public List<String> buildings() {
    return List.copyOf(buildings.keySet());
  }

  /** What the rack PDUs of the building draw now in W. */
  public double itWatts(String building) {
    return known(building).itWatts;
  }

  /** What the building takes from its 10 kV circuits and gensets now in W. */
  public double facilityWatts(String building) {
    return known(building).facilityWatts;
  }

  /** Energy of the rack PDUs in Wh since this process began. */
  public double itWattHours(String building) {
    return known(building).itWattHours;
  }

  /** Energy from circuits and gensets in Wh since this process began. */
  public double facilityWattHours(String building) {
    return known(building).facilityWattHours;
  }

  /** What the equipment delivers now in W. */
  public double outWatts(String equipment) {
    return node(equipment).outWatts;
  }

  /** What the equipment draws now in W. */
  public double watts(String equipment) {
    return node(equipment).watts;
  }

  /** What it drew in Wh, as its register says. */
  public double wattHours(String equipment) {
    return node(equipment).wattHours;
  }

  private PowerNode node(String equipment) {
    PowerNode node = built.net.node(equipment);
    if (node == null) {
      throw new IllegalArgumentException("no power equipment " + equipment);
    }
    return node;
  }

  private Building known(String code) {
    Building building = buildings.get(code);
    if (building == null) {
      throw new IllegalArgumentException("no building " + code + " with rack PDUs");
    }
    return building;
  }
}
