package org.parkwatch.simulators.plant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.parkfile.DraftIndex;
import org.parkwatch.facility.parkfile.EquipmentDraft;
import org.parkwatch.facility.parkfile.ParkDraft;

/**
 * The power chain of the park down to the branches. Each second voltage goes down it and load comes
 * up. Confined to the stepper's thread.
 */
final class PowerNet {
  private final Map<String, PowerNode> nodes = new LinkedHashMap<>();

  /** Above the 10 kV sections, the sections, and below them, feeders before what they feed. */
  private final List<PowerNode> above = new ArrayList<>();

  private final List<MvSection> sections = new ArrayList<>();
  private final List<PowerNode> below = new ArrayList<>();
  private final List<GensetGroup> gensets = new ArrayList<>();

  PowerNet(ParkDraft draft) {
    DraftIndex index = new DraftIndex(draft);
    for (EquipmentDraft equipment : draft.equipment()) {
      if (equipment.kind() != EquipmentKind.RACK_PDU) {
        nodes.put(equipment.code(), new PowerNode(equipment));
      }
    }
    for (PowerNode node : nodes.values()) {
      for (String feeder : index.feedersOf(node.code())) {
        PowerNode from = nodes.get(feeder);
        if (from != null) {
          node.feeders.add(from);
          from.consumers.add(node);
        }
      }
    }
    nodes.values().forEach(this::fit);
    pairSections();
    order();
  }

  Collection<PowerNode> nodes() {
    return nodes.values();
  }

  @Nullable PowerNode node(String code) {
    return nodes.get(code);
  }

  List<GensetGroup> gensetGroups() {
    return gensets;
  }

  List<MvSection> sections() {
    return sections;
  }

  /** Lets voltage go down the chain. */
  void energise(long now, double seconds) {
    for (GensetGroup group : gensets) {
      group.step(now, seconds);
    }
    for (int i = 0; i < above.size(); i++) {
      if (above.get(i).kind() != EquipmentKind.GENSET_GROUP) {
        above.get(i).energise(now);
      }
    }
    for (MvSection section : sections) {
      section.energise(now);
    }
    for (int i = 0; i < below.size(); i++) {
      below.get(i).energise(now);
    }
  }

  /** Forgets the loads of the last second. */
  void clearLoads() {
    for (PowerNode node : nodes.values()) {
      node.outWatts = 0;
      node.outVars = 0;
    }
  }

  /** Lets loads come up the chain; leaves have theirs already. */
  void draw(double seconds) {
    for (int i = below.size() - 1; i >= 0; i--) {
      below.get(i).draw(seconds);
    }
    for (MvSection section : sections) {
      if (section.tie != null) {
        section.tie.watts = 0;
        section.tie.vars = 0;
      }
    }
    for (MvSection section : sections) {
      if (section.source == MvSection.Source.TIE) {
        section.bus.draw(seconds);
        drawTie(section, seconds);
      }
    }
    for (MvSection section : sections) {
      if (section.source != MvSection.Source.TIE) {
        section.bus.draw(seconds);
      }
    }
    for (int i = above.size() - 1; i >= 0; i--) {
      above.get(i).draw(seconds);
    }
  }

  private static void drawTie(MvSection section, double seconds) {
    PowerNode tie = section.tie;
    MvSection other = section.other;
    if (tie != null && other != null) {
      tie.chosen = tie.feeders.indexOf(other.bus);
      tie.live = true;
      tie.draw(seconds);
    }
  }

  private void fit(PowerNode node) {
    switch (node.kind()) {
      case UPS_GROUP, RECTIFIER -> node.converter = new Converter(node, battery(node, node));
      case BUS -> {
        node.parallel =
            node.feeders.size() > 1
                && node.feeders.stream().allMatch(f -> f.kind() == EquipmentKind.TRANSFORMER);
        PowerNode rectifier = feeder(node, EquipmentKind.RECTIFIER);
        if (rectifier != null) {
          node.converter = new Converter(node, battery(node, rectifier));
        }
      }
      case GENSET_GROUP -> gensets.add(new GensetGroup(node));
      case SWITCH, GATEWAY -> node.ownWatts = 120;
      default -> {}
    }
  }

  private static Battery battery(PowerNode node, PowerNode converter) {
    PowerNode battery = feeder(node, EquipmentKind.BATTERY);
    if (battery == null) {
      return Battery.none();
    }
    double needed = converter.draft.rating("needed", 1) * converter.draft.rating("unitKw", 50);
    return new Battery(1000 * needed, battery.draft.rating("fullLoadMinutes", 15));
  }

  static @Nullable PowerNode feeder(PowerNode node, EquipmentKind kind) {
    return node.feeders.stream().filter(f -> f.kind() == kind).findFirst().orElse(null);
  }

  private void pairSections() {
    Map<PowerNode, GensetGroup> groupOfBus = new HashMap<>();
    for (GensetGroup group : gensets) {
      group.node.consumers.forEach(bus -> groupOfBus.put(bus, group));
    }
    Map<PowerNode, MvSection> byTie = new HashMap<>();
    for (PowerNode bus : nodes.values()) {
      PowerNode circuit = feeder(bus, EquipmentKind.GRID_CIRCUIT);
      PowerNode tie = feeder(bus, EquipmentKind.TIE);
      PowerNode gensetBus =
          bus.feeders.stream().filter(groupOfBus::containsKey).findFirst().orElse(null);
      if (circuit == null || (tie == null && gensetBus == null)) {
        continue;
      }
      GensetGroup group = gensetBus == null ? null : groupOfBus.get(gensetBus);
      MvSection section =
          new MvSection(
              bus, circuit, tie, gensetBus, group, group == null ? 0 : group.sections.size());
      sections.add(section);
      if (group != null) {
        group.sections.add(section);
      }
      MvSection first = tie == null ? null : byTie.putIfAbsent(tie, section);
      if (first != null) {
        first.other = section;
        section.other = first;
      }
    }
  }

  private void order() {
    Set<PowerNode> placed = new LinkedHashSet<>();
    sections.forEach(section -> {
      placeFeeders(section.bus, placed);
      if (section.tie != null) {
        placed.remove(section.tie);
      }
    });
    Set<PowerNode> special = new LinkedHashSet<>();
    sections.forEach(section -> {
      special.add(section.bus);
      if (section.tie != null) {
        special.add(section.tie);
      }
    });
    placed.removeAll(special);
    above.addAll(placed);
    Set<PowerNode> rest = new LinkedHashSet<>(placed);
    rest.addAll(special);
    for (PowerNode node : nodes.values()) {
      place(node, rest);
    }
    rest.removeAll(placed);
    rest.removeAll(special);
    below.addAll(rest);
  }

  private static void placeFeeders(PowerNode node, Set<PowerNode> placed) {
    for (PowerNode feeder : node.feeders) {
      if (feeder.kind() != EquipmentKind.TIE) {
        place(feeder, placed);
      }
    }
  }

  private static void place(PowerNode node, Set<PowerNode> placed) {
    if (placed.contains(node)) {
      return;
    }
    placeFeeders(node, placed);
    placed.add(node);
  }
}
