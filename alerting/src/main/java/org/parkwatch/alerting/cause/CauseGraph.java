package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;

/**
 * What feeds, carries and cools what: the equipment of a park as nodes 0, 1, 2 …, and the three
 * kinds of edges between them as arrays. Immutable and thread-safe.
 *
 * <p>A node is fed as long as one of its feeders is: A and B are two nodes, so that a cabinet with
 * two rack PDUs is dark when both are dead.
 */
final class CauseGraph {
  private static final int[] NONE = {};

  private final Park park;
  private final List<Equipment> nodes;
  private final Map<Integer, Integer> nodeOf = new HashMap<>();

  /** By the id of a device; -1 for ids that the park does not have. */
  private final int[] nodeOfDevice;

  private final Set<Integer> places;
  private final int[][] feeders;
  private final int[][] fed;
  private final int[][] carriers;
  private final int[][] carried;
  private final int[][] coolers;
  private final BitSet standby = new BitSet();
  private final int[] building;
  private final Map<Integer, List<Integer>> coolersOfPlace = new HashMap<>();
  private final Map<Integer, List<Integer>> rackPdus = new HashMap<>();
  private final Map<Integer, List<Device>> devices = new HashMap<>();

  private CauseGraph(Park park) {
    this.park = park;
    nodes = park.equipment();
    places = park.places().stream().map(Place::id).collect(Collectors.toUnmodifiableSet());
    for (int node = 0; node < nodes.size(); node++) {
      nodeOf.put(nodes.get(node).id(), node);
      if (nodes.get(node).cabinet() >= 0) {
        rackPdus.computeIfAbsent(nodes.get(node).cabinet(), x -> new ArrayList<>()).add(node);
      }
    }
    feeders = edges(RelationKind.POWER, false);
    fed = edges(RelationKind.POWER, true);
    carriers = edges(RelationKind.COMMUNICATION, false);
    carried = edges(RelationKind.COMMUNICATION, true);
    coolers = edges(RelationKind.COOLING, false);
    for (Relation relation : park.relations()) {
      Integer from = nodeOf.get(relation.from());
      if (relation.kind() == RelationKind.COOLING
          && relation.target() == Relation.Target.PLACE
          && from != null) {
        coolersOfPlace.computeIfAbsent(relation.to(), x -> new ArrayList<>()).add(from);
      }
    }
    nodeOfDevice = new int[1 + park.devices().stream().mapToInt(Device::id).max().orElse(-1)];
    Arrays.fill(nodeOfDevice, -1);
    for (Device device : park.devices()) {
      devices.computeIfAbsent(device.equipment(), x -> new ArrayList<>()).add(device);
      nodeOfDevice[device.id()] = node(device.equipment());
    }
    findStandby();
    building = nodes.stream().mapToInt(one -> buildingAround(one.place())).toArray();
  }

  static CauseGraph of(Park park) {
    return new CauseGraph(park);
  }

  private int[][] edges(RelationKind kind, boolean down) {
    Map<Integer, List<Integer>> found = new HashMap<>();
    for (Relation relation : park.relations()) {
      if (relation.kind() == kind && relation.target() == Relation.Target.EQUIPMENT) {
        Integer from = nodeOf.get(relation.from());
        Integer to = nodeOf.get(relation.to());
        if (from != null && to != null) {
          found.computeIfAbsent(down ? from : to, x -> new ArrayList<>()).add(down ? to : from);
        }
      }
    }
    int[][] edges = new int[nodes.size()][];
    for (int node = 0; node < edges.length; node++) {
      List<Integer> ends = found.get(node);
      edges[node] = ends == null ? NONE : ends.stream().mapToInt(Integer::intValue).toArray();
    }
    return edges;
  }

  /**
   * What feeds in place of the mains, and only then: gensets with what hangs on them, batteries.
   */
  private void findStandby() {
    for (int node = 0; node < nodes.size(); node++) {
      EquipmentKind kind = kind(node);
      standby.set(
          node,
          kind == EquipmentKind.GENSET
              || kind == EquipmentKind.GENSET_GROUP
              || kind == EquipmentKind.BATTERY);
    }
    boolean grown = true;
    while (grown) {
      grown = false;
      for (int node = 0; node < nodes.size(); node++) {
        if (!standby.get(node) && feeders[node].length > 0 && allStandby(feeders[node])) {
          standby.set(node);
          grown = true;
        }
      }
    }
  }

  private boolean allStandby(int[] some) {
    for (int node : some) {
      if (!standby.get(node)) {
        return false;
      }
    }
    return true;
  }

  Park park() {
    return park;
  }

  int size() {
    return nodes.size();
  }

  /** The node of an equipment by its id; -1 for one that the park does not have. */
  int node(int equipment) {
    return nodeOf.getOrDefault(equipment, -1);
  }

  /**
   * The node that a device answers for; -1 for one that the park does not have: for a moment after
   * a change the alarms are still those of the park before.
   */
  int nodeOfDevice(int device) {
    return device >= 0 && device < nodeOfDevice.length ? nodeOfDevice[device] : -1;
  }

  Equipment equipment(int node) {
    return nodes.get(node);
  }

  EquipmentKind kind(int node) {
    return nodes.get(node).kind();
  }

  int[] feeders(int node) {
    return feeders[node];
  }

  int[] fed(int node) {
    return fed[node];
  }

  /** What its data comes through, the next step only. */
  int[] carriers(int node) {
    return carriers[node];
  }

  int[] carried(int node) {
    return carried[node];
  }

  /** What gives it cold. */
  int[] coolers(int node) {
    return coolers[node];
  }

  /** Whether it feeds only when the mains do not. */
  boolean standby(int node) {
    return standby.get(node);
  }

  /** What blows cold air into a place or into one that encloses it. */
  List<Integer> coolersAround(int place) {
    List<Integer> around = new ArrayList<>();
    for (int id = place; id >= 0; id = park.place(id).parent()) {
      around.addAll(coolersOfPlace.getOrDefault(id, List.of()));
    }
    return around;
  }

  /** The rack PDUs of a cabinet. */
  List<Integer> rackPdus(int cabinet) {
    return rackPdus.getOrDefault(cabinet, List.of());
  }

  /** Addresses that answer for a node. */
  List<Device> devices(int node) {
    return devices.getOrDefault(nodes.get(node).id(), List.of());
  }

  /** Id of the enclosing room, or of the place itself. */
  int room(int node) {
    int place = nodes.get(node).place();
    return enclosing(place, PlaceKind.ROOM).orElse(place);
  }

  /** Id of the building that a node stands in; -1 for one outside of all. */
  int building(int node) {
    return building[node];
  }

  int buildingAround(int place) {
    return enclosing(place, PlaceKind.BUILDING).orElse(-1);
  }

  /** The building around a room that may be none of this park's; empty then. */
  Optional<Integer> buildingOf(int room) {
    return places.contains(room) ? enclosing(room, PlaceKind.BUILDING) : Optional.empty();
  }

  Optional<Integer> enclosing(int place, PlaceKind kind) {
    return park.enclosing(place, kind).map(found -> found.id());
  }
}
