package org.parkwatch.simulators.plant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.PlaceDraft;
import org.parkwatch.facility.parkfile.RelationDraft;

/**
 * Builds the plant from the park's files. What the files lack is left out: a park of one room
 * without chillers has none. Used once, by one thread.
 */
final class PlantBuilder {
  private static final double PUMP_KW = 75;
  private static final double CONDENSER_PUMP_KW = 90;
  private static final double TOWER_KW = 44;

  /** Buildings without machine rooms. */
  private static final double PARK_BUILDING_WATTS = 260_000;

  /** Light, fresh air, offices and security of a building with machine rooms. */
  private static final double BUILDING_WATTS = 110_000;

  /** Parents before children, as the files have them. */
  private final Map<String, PlaceDraft> places = new LinkedHashMap<>();

  final PowerNet net;
  final Communications network;
  final Map<String, RoomAir> rooms = new LinkedHashMap<>();
  final Map<String, CoolingPlant> cooling = new LinkedHashMap<>();
  final Map<String, RoomHazards> hazards = new HashMap<>();
  final Map<String, Genset> gensets = new LinkedHashMap<>();
  final Map<String, Chiller> chillers = new HashMap<>();
  final Map<String, Crah> crahs = new HashMap<>();
  final Map<String, Auxiliary> auxiliaries = new HashMap<>();
  final Map<String, String> buildingOf = new HashMap<>();

  PlantBuilder(ParkDraft draft) {
    draft.places().forEach(place -> places.put(place.code(), place));
    net = new PowerNet(draft);
    network = new Communications(draft, net);
    Map<String, String> cools = new HashMap<>();
    for (RelationDraft relation : draft.relations()) {
      if (relation.kind() == RelationKind.COOLING && relation.target() == Relation.Target.PLACE) {
        cools.put(relation.from(), relation.to());
      }
    }
    for (PowerNode node : net.nodes()) {
      buildingOf.put(node.code(), around(node.draft.place(), PlaceKind.BUILDING));
    }
    for (PowerNode node : net.nodes()) {
      fit(node, cools);
    }
    gensetsOfGroups();
  }

  /** Code of the enclosing place of that kind, or of the place itself if there is none. */
  String around(String place, PlaceKind kind) {
    @Nullable String code = place;
    while (code != null) {
      PlaceDraft at = places.get(code);
      if (at == null) {
        break;
      }
      if (at.kind() == kind) {
        return code;
      }
      code = at.parent();
    }
    return place;
  }

  /** Names of building and room around, or of the floor where there is no room. */
  List<Names> namesAround(String place) {
    List<Names> names = new ArrayList<>();
    boolean inRoom = false;
    @Nullable String code = place;
    while (code != null) {
      PlaceDraft at = places.get(code);
      if (at == null) {
        break;
      }
      boolean shown =
          switch (at.kind()) {
            case BUILDING, ROOM -> true;
            case FLOOR -> !inRoom;
            default -> false;
          };
      inRoom |= at.kind() == PlaceKind.ROOM;
      if (shown) {
        names.addFirst(at.names());
      }
      code = at.parent();
    }
    return names;
  }

  private String building(PowerNode node) {
    return Objects.requireNonNullElse(buildingOf.get(node.code()), node.draft.place());
  }

  private CoolingPlant plantOf(PowerNode node) {
    return cooling.computeIfAbsent(building(node), CoolingPlant::new);
  }

  private void fit(PowerNode node, Map<String, String> cools) {
    switch (node.kind()) {
      case CRAH -> {
        String place = cools.getOrDefault(node.code(), node.draft.place());
        CoolingPlant plant = plantOf(node);
        RoomAir room = rooms.get(place);
        if (room == null) {
          room = new RoomAir(place);
          rooms.put(place, room);
          plant.rooms.add(room);
        }
        Crah crah = new Crah(node);
        room.crahs.add(crah);
        crahs.put(node.code(), crah);
      }
      case CHILLER -> {
        CoolingPlant plant = plantOf(node);
        Chiller chiller = new Chiller(node, plant.chillers.size());
        plant.chillers.add(chiller);
        chillers.put(node.code(), chiller);
      }
      case COOLING_TOWER -> {
        Auxiliary tower = new Auxiliary(node, TOWER_KW);
        plantOf(node).towers.add(tower);
        auxiliaries.put(node.code(), tower);
      }
      case PUMP -> {
        boolean condenser = condenser(node);
        Auxiliary pump = new Auxiliary(node, condenser ? CONDENSER_PUMP_KW : PUMP_KW);
        CoolingPlant plant = plantOf(node);
        (condenser ? plant.condenserPumps : plant.chilledPumps).add(pump);
        auxiliaries.put(node.code(), pump);
      }
      case TANK -> plantOf(node).tankM3 += node.draft.rating("volumeM3", 450);
      case TRANSFORMER -> {
        if (node.consumers.isEmpty()) {
          node.fixedWatts = Math.min(PARK_BUILDING_WATTS, 0.3 * node.ratedWatts());
        }
      }
      case RPP -> node.metersItself = true;
      case BUS -> {
        node.metersItself = !branches(node).isEmpty();
        if (node.code().contains("-MLV-")) {
          node.fixedWatts = BUILDING_WATTS / 2;
        }
      }
      default -> {}
    }
  }

  /** Condenser water pumps are called CWP or 冷却泵. */
  private static boolean condenser(PowerNode node) {
    String name = node.code() + ' ' + node.draft.names() + ' ' + node.draft.model();
    return node.code().matches(".*-(CWP|CDWP|CP).*")
        || name.toLowerCase(Locale.ROOT).contains("condenser")
        || name.contains("冷却");
  }

  private void gensetsOfGroups() {
    for (GensetGroup group : net.gensetGroups()) {
      List<PowerNode> sets = new ArrayList<>();
      for (PowerNode node : net.nodes()) {
        if (node.kind() == EquipmentKind.GENSET
            && (group.node.feeders.contains(node)
                || node.code().startsWith(group.node.code() + "-"))) {
          sets.add(node);
        }
      }
      int count = sets.isEmpty() ? (int) group.node.draft.rating("units", 1) : sets.size();
      double kw = group.node.draft.rating("unitKw", 2000);
      for (int i = 0; i < count; i++) {
        String code = sets.isEmpty() ? group.node.code() + "-" + (i + 1) : sets.get(i).code();
        Genset set = new Genset(code, 1000 * kw, i, count);
        group.sets.add(set);
        gensets.put(code, set);
      }
    }
  }

  /** Branches of a panel, tap-offs of a busway, in the order of their codes. */
  static List<PowerNode> branches(PowerNode panel) {
    return panel.consumers.stream()
        .filter(n -> n.kind() == EquipmentKind.BREAKER || n.kind() == EquipmentKind.TAP_OFF)
        .sorted(Comparator.comparing(PowerNode::code))
        .toList();
  }

  RoomHazards hazardsOf(PowerNode node) {
    return hazards.computeIfAbsent(
        around(node.draft.place(), PlaceKind.ROOM), room -> new RoomHazards());
  }

  /** Room whose air is around the equipment; null where there are no CRAH. */
  @Nullable RoomAir airOf(PowerNode node) {
    RoomAir room = rooms.get(around(node.draft.place(), PlaceKind.ROOM));
    return room != null ? room : rooms.get(around(node.draft.place(), PlaceKind.FLOOR));
  }

  CoolingPlant coolingOf(PowerNode node) {
    return plantOf(node);
  }

  /** The row at that side (L or R) of the aisle, or around the equipment; empty if unknown. */
  List<String> rowsAt(PowerNode node) {
    PlaceDraft place = places.get(node.draft.place());
    if (place == null || place.kind() == PlaceKind.ROW) {
      return List.of(node.draft.place());
    }
    String code = place.code();
    List<String> rows =
        places.values().stream()
            .filter(p -> p.kind() == PlaceKind.ROW && Objects.equals(p.parent(), place.parent()))
            .map(PlaceDraft::code)
            .toList();
    if (place.kind() != PlaceKind.ZONE || !code.matches(".*[CH]A\\d+")) {
      return List.of();
    }
    int n = Integer.parseInt(code.replaceAll(".*\\D", ""));
    int first = code.matches(".*CA\\d+") ? 2 * n - 2 : 2 * n - 1;
    if (node.code().endsWith("-R")) {
      first++;
    }
    return rows.subList(Math.min(first, rows.size()), Math.min(first + 1, rows.size()));
  }
}
