package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.PlaceKind;

/**
 * The same that happens to several of a kind in one place at one time is one thing to look at,
 * though nobody knows why: six CRAH that fail, the gensets of a group that run for a test, a room
 * that is too warm.
 */
final class Peers {
  /** How long after one the next may follow. */
  static final long WINDOW_MILLIS = 300_000;

  /** So many cabinets of a building with one finding each are one finding about the building. */
  static final int MANY_CABINETS = 5;

  /** So many warm cabinets are a warm room. */
  static final int WARM_ROOM = 5;

  private Peers() {}

  /** The number of a fact that nothing explains: its node where several say one thing of it. */
  static int number(CauseGraph graph, Fact fact, int own) {
    return fact.node() >= 0 && ofTheNode(graph, fact) ? fact.node() : own;
  }

  private static boolean ofTheNode(CauseGraph graph, Fact fact) {
    return switch (fact.symptom()) {
      case LOST, UNSUPPLIED, DISCHARGING, DEGRADED, BYPASS, TESTING, HOT, HAZARD -> true;
      case SILENT -> !graph.kind(fact.node()).lifeSafety(); // its fire is not its silence
      case OVERLOADED, VOLTAGE, OPEN, OTHER -> false;
    };
  }

  /** A fact that nothing explains, and its number. */
  record Numbered(Fact fact, int number) {}

  /** Joins facts that nothing explains. */
  static void join(CauseGraph graph, List<Numbered> facts, Groups groups) {
    Map<String, List<Numbered>> byPlace = new HashMap<>();
    for (Numbered one : facts) {
      String key = one.fact().node() < 0 ? ofCabinets(graph, one.fact()) : key(graph, one.fact());
      if (key != null) {
        byPlace.computeIfAbsent(key, x -> new ArrayList<>()).add(one);
      }
    }
    byPlace.forEach((key, peers) -> {
      if (peers.getFirst().fact().node() < 0) {
        joinMany(peers, groups);
      } else if (peers.getFirst().fact().symptom() == Symptom.HOT) {
        joinWarm(graph, peers, groups);
      } else {
        joinInTime(peers, groups);
      }
    });
  }

  private static void joinInTime(List<Numbered> peers, Groups groups) {
    peers.sort(Comparator.comparingLong(one -> one.fact().since()));
    for (int i = 1; i < peers.size(); i++) {
      Numbered before = peers.get(i - 1);
      if (peers.get(i).fact().since() - before.fact().since() <= WINDOW_MILLIS) {
        groups.join(before.number(), peers.get(i).number());
      }
    }
  }

  /** What is computed of a cabinet, such as its load after loss of a feed; null for other facts. */
  private static @Nullable String ofCabinets(CauseGraph graph, Fact fact) {
    return fact.alarm().cabinet() < 0
        ? null
        : graph
            .buildingOf(fact.alarm().room())
            .map(building -> "CABINETS " + fact.alarm().rule() + " " + building)
            .orElse(null);
  }

  private static void joinMany(List<Numbered> peers, Groups groups) {
    if (peers.size() >= MANY_CABINETS) {
      peers.forEach(one -> groups.join(peers.getFirst().number(), one.number()));
    }
  }

  /** Sensors of one cabinet are one; those of very many cabinets of a room are the room. */
  private static void joinWarm(CauseGraph graph, List<Numbered> peers, Groups groups) {
    Map<Integer, Integer> firstOfCabinet = new HashMap<>();
    Set<Integer> warm = new HashSet<>();
    for (Numbered one : peers) {
      int cabinet = graph.equipment(one.fact().node()).cabinet();
      int thing = cabinet >= 0 ? cabinet : -1 - one.fact().node();
      warm.add(thing);
      groups.join(firstOfCabinet.computeIfAbsent(thing, x -> one.number()), one.number());
    }
    if (warm.size() >= WARM_ROOM) {
      peers.forEach(one -> groups.join(peers.getFirst().number(), one.number()));
    }
  }

  /** Equal for those that are alike; null for what stands alone. */
  private static @Nullable String key(CauseGraph graph, Fact fact) {
    EquipmentKind kind = graph.kind(fact.node());
    return switch (fact.symptom()) {
      case LOST, UNSUPPLIED, DISCHARGING, TESTING ->
          kind.lifeSafety() ? null : kind + " " + fact.symptom() + " " + around(graph, fact.node());
      case HOT -> "HOT " + graph.room(fact.node());
      case SILENT -> // of those in cabinets each has its place to go to
          graph.equipment(fact.node()).cabinet() < 0
              ? kind + " SILENT " + where(graph, fact.node())
              : null;
      case DEGRADED, BYPASS, OVERLOADED, VOLTAGE, OPEN, HAZARD, OTHER -> null;
    };
  }

  /** Where they are; gensets stand in one yard. */
  private static String where(CauseGraph graph, int node) {
    return graph.kind(node) == EquipmentKind.GENSET
        ? building(graph, graph.equipment(node).place())
        : around(graph, node);
  }

  private static String building(CauseGraph graph, int place) {
    return "building " + graph.enclosing(place, PlaceKind.BUILDING).orElse(place);
  }

  /** Gensets by their group, CRAH by their room, what stands for a building by the building. */
  private static String around(CauseGraph graph, int node) {
    int place = graph.equipment(node).place();
    return switch (graph.kind(node)) {
      case GENSET ->
          graph.fed(node).length == 0
              ? "place " + place
              : "group " + graph.equipment(graph.fed(node)[0]).code();
      case CRAH, RACK_PDU, BREAKER, TAP_OFF, RPP, STS, CLIMATE -> "room " + graph.room(node);
      case GRID_CIRCUIT,
          BUS,
          TIE,
          TRANSFORMER,
          GENSET_GROUP,
          FUEL_TANK,
          UPS_GROUP,
          RECTIFIER,
          BATTERY,
          METER,
          CHILLER,
          COOLING_TOWER,
          PUMP,
          PLATE_EXCHANGER,
          TANK,
          DOORS,
          LEAK_DETECTOR,
          SMOKE_DETECTOR,
          FIRE_PANEL,
          GAS_DETECTOR,
          SWITCH,
          GATEWAY,
          SERVER ->
          building(graph, place);
    };
  }
}
