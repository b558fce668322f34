package org.parkwatch.alerting.cause;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.cause.Case.Part;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PlaceKind;

/** What happened, in a few words of both languages. Pure functions. */
final class Titles {
  private Titles() {}

  /**
   * Null where the alarm itself says it best.
   *
   * @param whole whether the reader may know of the whole park
   */
  static @Nullable Names of(CauseGraph graph, Case found, Newest newest, boolean whole) {
    List<Names> clauses = Clauses.of(graph, found, whole);
    if (found.roots().isEmpty()) {
      return suspected(graph, found, clauses);
    }
    Fact head = found.roots().getFirst().fact();
    if (head.node() < 0) {
      return ofCabinets(found, head);
    }
    Names said = said(graph, found, head, newest);
    return said == null ? null : joined(said, clauses);
  }

  /** The same finding about several cabinets; null for one. */
  private static @Nullable Names ofCabinets(Case found, Fact head) {
    int count = found.roots().size();
    Names what = head.alarm().what();
    return count == 1
        ? null
        : new Names(count + " cabinets: " + what.en(), count + "个机柜：" + what.zh());
  }

  private static Names suspected(CauseGraph graph, Case found, List<Names> clauses) {
    if (!found.suspects().isEmpty()) {
      Case.Suspect suspect = found.suspects().getFirst();
      Names names = suspect.carrier().names();
      return suspect.feeds()
          ? joined(withoutVoltage(names), clauses)
          : new Names(names.en() + " dead, devices behind it silent", names.zh() + "故障，所接设备无应答");
    }
    Names names =
        found.nodes().isEmpty()
            ? new Names("cause over, consequences go on", "原因已消除，影响仍在")
            : withoutVoltage(graph.equipment(found.nodes().first()).names());
    return joined(names, clauses);
  }

  private static Names withoutVoltage(Names names) {
    return new Names(names.en() + " without voltage", names.zh() + "失电");
  }

  private static @Nullable Names said(CauseGraph graph, Case found, Fact head, Newest newest) {
    Equipment equipment = graph.equipment(head.node());
    Names name = equipment.names();
    int count = alike(graph, found, head);
    return switch (head.symptom()) {
      case LOST -> lost(graph, found, head, count);
      case BYPASS -> new Names(name.en() + " on bypass", name.zh() + "转旁路运行");
      case UNSUPPLIED ->
          count == 1
              ? new Names(name.en() + " on battery", name.zh() + "由电池供电")
              : new Names(
                  count + " " + Kinds.plural(equipment.kind()) + " on battery",
                  count + Kinds.measured(equipment.kind()) + "由电池供电");
      case TESTING -> testing(graph, head, count);
      case HOT -> hot(graph, found);
      case HAZARD -> hazards(found);
      case OTHER -> leak(graph, head, newest);
      case SILENT -> silent(equipment.kind(), count);
      case DISCHARGING, DEGRADED, OVERLOADED, VOLTAGE, OPEN -> null;
    };
  }

  private static @Nullable Names silent(EquipmentKind kind, int count) {
    return count == 1
        ? null
        : new Names(
            count + " " + Kinds.plural(kind) + " do not answer",
            count + Kinds.measured(kind) + "无应答");
  }

  /** Roots of the head's kind, by equipment. */
  private static int alike(CauseGraph graph, Case found, Fact head) {
    return (int)
        found.roots().stream()
            .map(Part::fact)
            .filter(fact -> fact.node() >= 0 && fact.symptom() == head.symptom())
            .map(Fact::node)
            .filter(node -> graph.kind(node) == graph.kind(head.node()))
            .distinct()
            .count();
  }

  private static Names lost(CauseGraph graph, Case found, Fact head, int count) {
    EquipmentKind kind = graph.kind(head.node());
    Names name = graph.equipment(head.node()).names();
    if (kind == EquipmentKind.GRID_CIRCUIT) {
      if (count == 1) {
        return new Names(name.en() + " lost", name.zh() + "失电");
      }
      return count == 2 && onePlace(graph, found)
          ? new Names("both 10 kV circuits lost", "两路10 kV市电失电")
          : new Names(count + " grid circuits lost", count + "路市电失电");
    }
    Names what = Kinds.lost(kind);
    return count == 1
        ? new Names(name.en() + " " + what.en(), name.zh() + what.zh())
        : new Names(
            count + " " + Kinds.plural(kind) + " " + what.en(),
            count + Kinds.measured(kind) + what.zh());
  }

  private static boolean onePlace(CauseGraph graph, Case found) {
    return found.nodes().stream()
            .filter(node -> graph.kind(node) == EquipmentKind.GRID_CIRCUIT)
            .map(node -> graph.equipment(node).place())
            .distinct()
            .count()
        == 1;
  }

  private static Names testing(CauseGraph graph, Fact head, int count) {
    int[] group = graph.fed(head.node());
    Names name =
        count > 1 && group.length > 0
            ? graph.equipment(group[0]).names()
            : graph.equipment(head.node()).names();
    return new Names(name.en() + " on test run", name.zh() + "试机运行");
  }

  private static @Nullable Names hot(CauseGraph graph, Case found) {
    long cabinets =
        found.roots().stream()
            .map(part -> part.fact().node())
            .filter(node -> node >= 0)
            .map(node -> graph.equipment(node).cabinet())
            .filter(cabinet -> cabinet >= 0)
            .distinct()
            .count();
    return cabinets < Peers.WARM_ROOM
        ? null
        : new Names(cabinets + " cabinets too warm", cabinets + "个机柜温度过高");
  }

  /** Several signals of one panel: all of them are said, none is hidden. */
  private static @Nullable Names hazards(Case found) {
    List<Names> said =
        found.roots().stream().map(part -> part.fact().alarm().what()).distinct().toList();
    return said.size() < 2 ? null : joined(said.getFirst(), said.subList(1, said.size()));
  }

  /** Where along the rope. */
  private static @Nullable Names leak(CauseGraph graph, Fact head, Newest newest) {
    if (graph.kind(head.node()) != EquipmentKind.LEAK_DETECTOR) {
      return null;
    }
    for (Device device : graph.devices(head.node())) {
      int point = device.pointId("distance");
      double metres = point < 0 ? Double.NaN : newest.value(point);
      if (!Double.isNaN(metres)) {
        String at = String.format(Locale.ROOT, "%.1f m", metres);
        return new Names("leak at " + at, "漏水，位置" + at);
      }
    }
    return null;
  }

  private static Names joined(Names first, List<Names> others) {
    StringBuilder en = new StringBuilder(first.en());
    StringBuilder zh = new StringBuilder(first.zh());
    others.forEach(clause -> {
      en.append(", ").append(clause.en());
      zh.append("，").append(clause.zh());
    });
    return new Names(en.toString(), zh.toString());
  }

  /** Where it stands: of several, the room or the building around all of them. */
  static int place(CauseGraph graph, Case found) {
    List<Integer> nodes = List.copyOf(found.nodes());
    if (nodes.isEmpty() && found.roots().size() > 1) {
      return graph.buildingOf(found.roots().getFirst().fact().alarm().room()).orElse(-1);
    }
    if (nodes.isEmpty()) {
      return found.suspects().isEmpty() ? -1 : found.suspects().getFirst().carrier().place();
    }
    int place = graph.equipment(nodes.getFirst()).place();
    for (int node : nodes) {
      int other = graph.equipment(node).place();
      if (other != place) {
        int own = place;
        place =
            graph
                .enclosing(own, PlaceKind.ROOM)
                .filter(
                    room -> graph.enclosing(other, PlaceKind.ROOM).filter(room::equals).isPresent())
                .or(() ->
                    graph
                        .enclosing(own, PlaceKind.FLOOR)
                        .filter(floor ->
                            graph
                                .enclosing(other, PlaceKind.FLOOR)
                                .filter(floor::equals)
                                .isPresent()))
                .or(() -> graph.enclosing(own, PlaceKind.BUILDING))
                .orElse(own);
      }
    }
    return place;
  }
}
