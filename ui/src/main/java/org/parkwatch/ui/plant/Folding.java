package org.parkwatch.ui.plant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.park.Side;

/** Gathers equipment into the nodes of a graph, in an order that the park alone decides. */
final class Folding {
  private final Park park;
  private final List<Member> members = new ArrayList<>();

  private record Member(Equipment equipment, Group group) {}

  /**
   * Where a piece of equipment belongs.
   *
   * @param key equal for all that are drawn as one
   */
  record Group(String key, PlantNode.Form form, String stack) {}

  Folding(Park park) {
    this.park = park;
  }

  /** Adds equipment; the order of calls does not matter. */
  void add(Equipment equipment, Group group) {
    members.add(new Member(equipment, group));
  }

  /** The graph of what was added, with the relations of this kind between its nodes. */
  PlantGraph graph(RelationKind kind) {
    Map<String, List<Member>> groups = new HashMap<>();
    for (Member member : members) {
      groups.computeIfAbsent(member.group().key(), key -> new ArrayList<>()).add(member);
    }
    List<PlantNode> unnumbered = new ArrayList<>();
    groups.values().forEach(own -> unnumbered.add(node(own)));
    unnumbered.sort(
        Comparator.comparing((PlantNode node) -> node.place().kind() == PlaceKind.BUILDING)
            .thenComparing(this::floorOf)
            .thenComparingInt(node -> sideRank(node.side()))
            .thenComparing(PlantNode::label));
    List<PlantNode> nodes = new ArrayList<>();
    Map<Integer, Integer> nodeOf = new HashMap<>();
    for (PlantNode node : unnumbered) {
      int id = nodes.size();
      nodes.add(numbered(node, id));
      node.members().forEach(member -> nodeOf.put(member.id(), id));
    }
    Set<PlantGraph.Edge> edges = new LinkedHashSet<>();
    for (Relation relation : park.relations()) {
      Integer from = nodeOf.get(relation.from());
      Integer to =
          relation.target() == Relation.Target.EQUIPMENT ? nodeOf.get(relation.to()) : null;
      if (relation.kind() == kind && from != null && to != null && !from.equals(to)) {
        edges.add(new PlantGraph.Edge(from, to));
      }
    }
    List<PlantGraph.Edge> ordered = new ArrayList<>(edges);
    ordered.sort(
        Comparator.comparingInt(PlantGraph.Edge::from).thenComparingInt(PlantGraph.Edge::to));
    return new PlantGraph(nodes, ordered);
  }

  private PlantNode node(List<Member> own) {
    List<Equipment> all =
        own.stream()
            .map(Member::equipment)
            .sorted(Comparator.comparingInt(Folding::leadRank).thenComparing(Equipment::code))
            .toList();
    Group group = own.getFirst().group();
    Equipment lead = all.getFirst();
    Place place = place(group, lead, all);
    return new PlantNode(
        0,
        group.form(),
        lead.kind(),
        label(group, lead, place, all),
        names(group, lead, place, all.size()),
        Optional.of(lead),
        all,
        place,
        side(all),
        group.stack());
  }

  private static PlantNode numbered(PlantNode n, int id) {
    return new PlantNode(
        id,
        n.form(),
        n.kind(),
        n.label(),
        n.names(),
        n.lead(),
        n.members(),
        n.place(),
        n.side(),
        n.stack());
  }

  /**
   * The room of what is counted by room and of a chain that ends in one, else floor or building.
   */
  private Place place(Group group, Equipment lead, List<Equipment> all) {
    if (group.form() != PlantNode.Form.SINGLE) {
      Optional<Place> room =
          all.stream()
              .flatMap(e -> park.enclosing(e.place(), PlaceKind.ROOM).stream())
              .min(Comparator.comparing(Place::code));
      if (room.isPresent()) {
        return room.get();
      }
    }
    return park.enclosing(lead.place(), PlaceKind.FLOOR)
        .or(() -> park.enclosing(lead.place(), PlaceKind.BUILDING))
        .orElseGet(() -> park.place(lead.place()));
  }

  /** The code without the places around it that the page names anyway; a room stays. */
  private String label(Group group, Equipment lead, Place place, List<Equipment> all) {
    String code = lead.code();
    String around =
        park.enclosing(lead.place(), PlaceKind.FLOOR)
            .or(() -> park.enclosing(lead.place(), PlaceKind.BUILDING))
            .map(Place::code)
            .orElse("");
    String own = code.startsWith(around + "-") ? code.substring(around.length() + 1) : code;
    return switch (group.form()) {
      case SINGLE, HEADER -> own;
      case CHAIN -> place.kind() == PlaceKind.ROOM ? last(place) + " " + own : own;
      case GROUP ->
          lead.kind() == EquipmentKind.GENSET_GROUP
              ? own
              : (last(place) + " " + sides(all) + kindOf(place, own)).strip();
    };
  }

  /** On a floor, what is counted is no room's: the code says what, without its number. */
  private static String kindOf(Place place, String own) {
    return place.kind() == PlaceKind.ROOM ? "" : own.replaceFirst("-[0-9]+$", "");
  }

  private static String sides(List<Equipment> all) {
    return all.stream()
        .flatMap(e -> Stream.ofNullable(e.side()))
        .distinct()
        .sorted()
        .map(Side::name)
        .collect(Collectors.joining("/"));
  }

  private static Names names(Group group, Equipment lead, Place place, int count) {
    if (group.form() != PlantNode.Form.GROUP || lead.kind() == EquipmentKind.GENSET_GROUP) {
      return lead.names();
    }
    Names room = place.names();
    return new Names(
        room.en() + ", " + lead.names().en() + " … (" + count + ")",
        room.zh() + " " + lead.names().zh() + " 等 " + count + " 台");
  }

  static String last(Place place) {
    return place.code().substring(place.code().lastIndexOf('-') + 1);
  }

  private String floorOf(PlantNode node) {
    return park.enclosing(node.place().id(), PlaceKind.FLOOR).map(Place::code).orElse("");
  }

  private static int sideRank(@Nullable Side side) {
    return side == Side.A ? 0 : side == null ? 1 : 2;
  }

  private static @Nullable Side side(List<Equipment> all) {
    Side first = all.getFirst().side();
    return all.stream().allMatch(e -> e.side() == first) ? first : null;
  }

  /** What converts stands for a chain, the set for its gensets. */
  private static int leadRank(Equipment e) {
    return switch (e.kind()) {
      case UPS_GROUP, RECTIFIER, GENSET_GROUP -> 0;
      case TRANSFORMER -> 1;
      default -> 2;
    };
  }
}
