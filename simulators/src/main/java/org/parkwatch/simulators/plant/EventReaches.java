package org.parkwatch.simulators.plant;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PlaceKind;

/**
 * Works out how far an event reaches in a healthy plant, by its graphs alone: no second of physics
 * passes. Confined to whoever holds the plant.
 */
final class EventReaches {
  /** What makes and stores cold: one of them moves the others. */
  private static final Set<EquipmentKind> COLD =
      Set.of(
          EquipmentKind.CHILLER,
          EquipmentKind.TANK,
          EquipmentKind.PUMP,
          EquipmentKind.COOLING_TOWER,
          EquipmentKind.PLATE_EXCHANGER);

  private static final Set<EquipmentKind> FIRE =
      Set.of(EquipmentKind.FIRE_PANEL, EquipmentKind.SMOKE_DETECTOR);

  private final PlantBuilder built;
  private final PduLoads loads;

  /** Cabinets by the node that one of their rack PDUs hangs on. */
  private final Map<PowerNode, Set<String>> cabinetsAt = new HashMap<>();

  private final Set<String> equipment = new TreeSet<>();
  private final Set<String> cabinets = new TreeSet<>();

  EventReaches(PlantBuilder built, PduLoads loads) {
    this.built = built;
    this.loads = loads;
    for (int i = 0; i < loads.count(); i++) {
      PowerNode feeder = loads.feeder(i);
      if (feeder != null) {
        cabinetsAt.computeIfAbsent(feeder, node -> new TreeSet<>()).add(loads.pdu(i).cabinet());
      }
    }
  }

  /** How far it reaches from a target that {@link PlantEvents} chose. */
  EventReach of(PlantEvent event, String target) {
    equipment.clear();
    cabinets.clear();
    switch (event) {
      case CIRCUIT_LOST -> circuit(target);
      case BOTH_LOST, GENSET_FAILS -> circuits(target);
      case GENSET_TEST -> gensets(node(target));
      case UPS_BYPASS -> {
        equipment.add(target);
        below(node(target), false).forEach(this::cabinetsOf);
      }
      case UPS_MODULE -> equipment.add(target);
      case RPP_TRIP -> lose(node(target));
      case CHILLER_TRIP -> cold(target);
      case CRAH_LOST -> {
        inside(target, PlaceKind.ROOM, Set.of(EquipmentKind.CRAH));
        cabinetsIn(target);
      }
      case LEAK -> {
        inside(target, PlaceKind.ROOM, Set.of(EquipmentKind.LEAK_DETECTOR));
        cabinetsIn(target);
      }
      case GAS_RELEASE -> {
        inside(target, PlaceKind.ROOM, FIRE);
        cabinetsIn(target);
      }
      case SWITCH_DEAD -> silent(target);
    }
    return new EventReach(
        target,
        line(target, event.en(), true),
        line(target, event.zh(), false),
        new TreeSet<>(equipment),
        new TreeSet<>(cabinets));
  }

  private void circuit(String target) {
    lose(node(target));
    for (MvSection section : built.net.sections()) {
      PowerNode tie = section.tie;
      if (tie != null && section.circuit.code().equals(target)) {
        equipment.add(tie.code());
      }
    }
  }

  private void circuits(String bus) {
    for (MvSection section : built.net.sections()) {
      MvSection other = section.other;
      boolean there = section.bus.code().equals(bus);
      if (there || (other != null && other.bus.code().equals(bus))) {
        lose(section.circuit);
        if (section.gensets != null) {
          gensets(section.gensets.node);
        }
      }
    }
  }

  private void gensets(PowerNode group) {
    equipment.add(group.code());
    group.consumers.forEach(bus -> equipment.add(bus.code()));
    for (PowerNode node : built.net.nodes()) {
      boolean set =
          node.kind() == EquipmentKind.GENSET && node.code().startsWith(group.code() + "-");
      boolean tank = node.kind() == EquipmentKind.FUEL_TANK && sameBuilding(node, group);
      if (set || tank) { // a tank's pump fills day tanks while sets run
        equipment.add(node.code());
      }
    }
  }

  /** A node without voltage, and what hangs on it, down to what a battery holds. */
  private void lose(PowerNode root) {
    for (PowerNode lost : below(root, true)) {
      equipment.add(lost.code());
      lost.feeders.stream()
          .filter(feeder -> feeder.kind() == EquipmentKind.BATTERY)
          .forEach(battery -> equipment.add(battery.code()));
      if (COLD.contains(lost.kind())) {
        cold(building(lost));
      } else if (lost.kind() == EquipmentKind.SWITCH || lost.kind() == EquipmentKind.GATEWAY) {
        silent(lost.code());
      }
    }
    below(root, false).forEach(this::cabinetsOf);
  }

  /** The node and all that it carries. */
  private static Set<PowerNode> below(PowerNode root, boolean toBatteries) {
    Set<PowerNode> found = new LinkedHashSet<>();
    ArrayDeque<PowerNode> next = new ArrayDeque<>(List.of(root));
    while (!next.isEmpty()) {
      PowerNode node = next.remove();
      Converter converter = node.converter;
      boolean held = toBatteries && converter != null && converter.battery.charge > 0;
      if (found.add(node) && !held) {
        for (PowerNode consumer : node.consumers) {
          boolean carried = consumer.chosen >= 0 && consumer.feeders.get(consumer.chosen) == node;
          if (carried && consumer.kind() != EquipmentKind.TIE) {
            next.add(consumer);
          }
        }
      }
    }
    return found;
  }

  private void cold(String building) {
    inside(building, PlaceKind.BUILDING, COLD);
  }

  private void inside(String place, PlaceKind kind, Set<EquipmentKind> kinds) {
    for (PowerNode node : built.net.nodes()) {
      if (kinds.contains(node.kind()) && built.around(node.draft.place(), kind).equals(place)) {
        equipment.add(node.code());
      }
    }
  }

  private void cabinetsOf(PowerNode node) {
    cabinets.addAll(cabinetsAt.getOrDefault(node, Set.of()));
  }

  private void cabinetsIn(String place) {
    for (int i = 0; i < loads.count(); i++) {
      if (loads.pdu(i).places().contains(place)) {
        cabinets.add(loads.pdu(i).cabinet());
      }
    }
  }

  /** What is reached by the switch or gateway alone. */
  private void silent(String way) {
    equipment.add(way);
    built
        .network
        .ways()
        .forEach((code, ways) -> {
          if (ways.equals(List.of(way)) && !equipment.contains(code)) {
            silent(code);
          }
        });
    for (int i = 0; i < loads.count(); i++) {
      if (equipment.contains(loads.pdu(i).code())) {
        cabinets.add(loads.pdu(i).cabinet());
      }
    }
  }

  private PowerNode node(String code) {
    PowerNode node = built.net.node(code);
    if (node == null) {
      throw new IllegalArgumentException("no power equipment " + code);
    }
    return node;
  }

  private String building(PowerNode node) {
    return built.around(node.draft.place(), PlaceKind.BUILDING);
  }

  private boolean sameBuilding(PowerNode one, PowerNode other) {
    return building(one).equals(building(other));
  }

  /** Place from the outside inwards, then what happened: the order of every line. */
  private String line(String target, String what, boolean english) {
    PowerNode node = built.net.node(target);
    List<String> words = new ArrayList<>();
    for (Names names : built.namesAround(node == null ? target : node.draft.place())) {
      words.add(english ? names.en() : names.zh());
    }
    String name = node == null ? "" : english ? node.draft.names().en() : node.draft.names().zh();
    words.add(what.replace("{name}", name));
    return String.join(english ? ", " : " ", words);
  }
}
