package org.parkwatch.ui.plant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;

/**
 * What the power pages of a building draw: all of it with each room's systems folded, or a floor in
 * full. Distribution panels are counted by room and feeder.
 */
final class PowerScope {
  /** Rated voltage in kV: equipment that has it stands above the transformers. */
  private static final String RATED_KV = "ratedKv";

  private static final Set<EquipmentKind> CHAIN =
      Set.of(
          EquipmentKind.TRANSFORMER,
          EquipmentKind.BUS,
          EquipmentKind.UPS_GROUP,
          EquipmentKind.RECTIFIER,
          EquipmentKind.BATTERY,
          EquipmentKind.RPP);

  private final Park park;
  private final Map<Integer, Equipment> own = new HashMap<>();
  private final Map<Integer, List<Integer>> feeders = new HashMap<>();
  private final Map<Integer, List<Integer>> fed = new HashMap<>();

  PowerScope(Park park, Place building) {
    this.park = park;
    for (Equipment e : park.equipment()) {
      if (drawn(e) && inside(e, building)) {
        own.put(e.id(), e);
      }
    }
    for (Relation relation : park.relations()) {
      if (relation.kind() == RelationKind.POWER
          && relation.target() == Relation.Target.EQUIPMENT
          && own.containsKey(relation.from())
          && own.containsKey(relation.to())) {
        feeders.computeIfAbsent(relation.to(), id -> new ArrayList<>()).add(relation.from());
        fed.computeIfAbsent(relation.from(), id -> new ArrayList<>()).add(relation.to());
      }
    }
  }

  private static boolean drawn(Equipment e) {
    return switch (e.kind()) {
      case GRID_CIRCUIT, BUS, TIE, TRANSFORMER, GENSET_GROUP, GENSET, FUEL_TANK -> true;
      case UPS_GROUP, RECTIFIER, BATTERY, STS, RPP -> true;
      default -> false;
    };
  }

  /** The whole building: 10 kV in full, below it one node a system. */
  PlantGraph overview() {
    Folding folding = new Folding(park);
    for (Equipment e : own.values()) {
      if (high(e) || e.kind() == EquipmentKind.FUEL_TANK) {
        folding.add(e, single(e));
      } else if (e.kind() == EquipmentKind.GENSET) {
        folding.add(e, genset(e));
      }
    }
    Map<Integer, Integer> seeds = chains();
    seeds.forEach((id, seed) -> {
      String above = feeders.getOrDefault(seed, List.of()).stream().sorted().toList().toString();
      folding.add(equipment(id), new Folding.Group("chain " + seed, PlantNode.Form.CHAIN, above));
    });
    return folding.graph(RelationKind.POWER);
  }

  /** One floor in full, with the sets that can feed it. */
  PlantGraph floor(Place floor) {
    Set<Integer> wanted = new LinkedHashSet<>();
    for (Equipment e : own.values()) {
      if (inside(e, floor)) {
        wanted.add(e.id());
      }
    }
    for (int id : List.copyOf(wanted)) {
      above(id, floor, wanted);
    }
    Folding folding = new Folding(park);
    for (Equipment e : own.values()) {
      boolean set = e.kind() == EquipmentKind.GENSET || e.kind() == EquipmentKind.FUEL_TANK;
      if (wanted.contains(e.id()) || set) {
        folding.add(e, group(e));
      }
    }
    return folding.graph(RelationKind.POWER);
  }

  /** Equipment of the building itself that feeds what is wanted. */
  private void above(int id, Place floor, Set<Integer> wanted) {
    for (int feeder : feeders.getOrDefault(id, List.of())) {
      boolean elsewhere =
          park.enclosing(equipment(feeder).place(), PlaceKind.FLOOR)
              .filter(other -> !other.equals(floor))
              .isPresent();
      if (!elsewhere && wanted.add(feeder)) {
        above(feeder, floor, wanted);
      }
    }
  }

  private Folding.Group group(Equipment e) {
    if (e.kind() == EquipmentKind.GENSET) {
      return genset(e);
    }
    Optional<Place> room = park.enclosing(e.place(), PlaceKind.ROOM);
    boolean panel = e.kind() == EquipmentKind.RPP || inRow(e);
    if (panel && room.isPresent()) {
      String from = feeders.getOrDefault(e.id(), List.of()).stream().sorted().toList().toString();
      return new Folding.Group("panels " + room.get().id() + " " + from, PlantNode.Form.GROUP, "");
    }
    return single(e);
  }

  /** A busway stands over a row of cabinets, a board in its room. */
  private boolean inRow(Equipment e) {
    return e.kind() == EquipmentKind.BUS && park.enclosing(e.place(), PlaceKind.ROW).isPresent();
  }

  private static Folding.Group single(Equipment e) {
    PlantNode.Form form =
        e.kind() == EquipmentKind.GENSET_GROUP ? PlantNode.Form.GROUP : PlantNode.Form.SINGLE;
    return new Folding.Group("one " + e.id(), form, "");
  }

  /** A genset is drawn with the group that it feeds. */
  private Folding.Group genset(Equipment e) {
    return fed.getOrDefault(e.id(), List.of()).stream()
        .map(this::equipment)
        .filter(to -> to.kind() == EquipmentKind.GENSET_GROUP)
        .findFirst()
        .map(PowerScope::single)
        .orElseGet(() -> single(e));
  }

  /** The transformer above each piece of equipment that hangs on one transformer alone. */
  private Map<Integer, Integer> chains() {
    Map<Integer, Integer> seeds = new HashMap<>();
    Set<Integer> open = new HashSet<>();
    for (Equipment e : own.values()) {
      if (e.kind() == EquipmentKind.TRANSFORMER) {
        seeds.put(e.id(), e.id());
      } else if (CHAIN.contains(e.kind()) && !high(e)) {
        open.add(e.id());
      }
    }
    boolean grown = true;
    while (grown) {
      grown = open.removeIf(id -> seedOf(id, seeds));
    }
    return seeds;
  }

  private boolean seedOf(int id, Map<Integer, Integer> seeds) {
    boolean source = equipment(id).kind() == EquipmentKind.BATTERY;
    Set<Integer> found = new HashSet<>();
    for (int next : (source ? fed : feeders).getOrDefault(id, List.of())) {
      if (source || equipment(next).kind() != EquipmentKind.BATTERY) {
        found.add(seeds.getOrDefault(next, -1));
      }
    }
    if (found.size() != 1 || found.contains(-1)) {
      return false;
    }
    seeds.put(id, found.iterator().next());
    return true;
  }

  private static boolean high(Equipment e) {
    return switch (e.kind()) {
      case GRID_CIRCUIT, TIE, GENSET_GROUP -> true;
      case BUS -> e.ratings().getOrDefault(RATED_KV, 0.0) >= 1;
      default -> false;
    };
  }

  private boolean inside(Equipment e, Place place) {
    return park.enclosing(e.place(), place.kind()).filter(place::equals).isPresent();
  }

  private Equipment equipment(int id) {
    return park.equipment(id);
  }
}
