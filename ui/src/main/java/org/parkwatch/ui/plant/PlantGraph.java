package org.parkwatch.ui.plant;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.parkwatch.facility.park.EquipmentKind;

/**
 * What is drawn and what feeds what in it. Node ids are places in the list. Immutable.
 *
 * @param edges each pair once, from the feeder to the fed
 */
record PlantGraph(List<PlantNode> nodes, List<Edge> edges) {
  /** Feeds or cools. */
  record Edge(int from, int to) {}

  PlantGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** Ids of what feeds each node, of lower ids first. */
  List<List<Integer>> feeders() {
    return neighbours(false);
  }

  /** Ids of what each node feeds, of lower ids first. */
  List<List<Integer>> fed() {
    return neighbours(true);
  }

  private List<List<Integer>> neighbours(boolean forward) {
    List<Set<Integer>> sets = new ArrayList<>();
    nodes.forEach(node -> sets.add(new TreeSet<>()));
    for (Edge edge : edges) {
      sets.get(forward ? edge.from() : edge.to()).add(forward ? edge.to() : edge.from());
    }
    return sets.stream().map(List::copyOf).toList();
  }

  /**
   * The same with a header between those that all feed the same things: five chillers on two tanks
   * are a pipe between them, not ten lines. A set of feeders with more than one member becomes a
   * header where it feeds more than one thing.
   */
  PlantGraph withHeaders() {
    List<List<Integer>> feeders = feeders();
    Map<String, List<Integer>> byFeeders = new TreeMap<>();
    for (PlantNode node : nodes) {
      List<Integer> own = feeders.get(node.id());
      if (own.size() > 1 && sameKind(own)) {
        byFeeders.computeIfAbsent(own.toString(), key -> new ArrayList<>()).add(node.id());
      }
    }
    List<PlantNode> all = new ArrayList<>(nodes);
    Set<Edge> kept = new LinkedHashSet<>(edges);
    for (List<Integer> fed : byFeeders.values()) {
      List<Integer> own = feeders.get(fed.getFirst());
      if (fed.size() < 2) {
        continue;
      }
      int header = all.size();
      all.add(header(header, nodes.get(own.getFirst())));
      for (int from : own) {
        fed.forEach(to -> kept.remove(new Edge(from, to)));
        kept.add(new Edge(from, header));
      }
      fed.forEach(to -> kept.add(new Edge(header, to)));
    }
    return new PlantGraph(all, List.copyOf(kept));
  }

  private boolean sameKind(List<Integer> ids) {
    EquipmentKind kind = nodes.get(ids.getFirst()).kind();
    return ids.stream().allMatch(id -> nodes.get(id).kind() == kind);
  }

  private static PlantNode header(int id, PlantNode feeder) {
    return new PlantNode(
        id,
        PlantNode.Form.HEADER,
        feeder.kind(),
        "",
        feeder.names(),
        Optional.empty(),
        List.of(),
        feeder.place(),
        null,
        "");
  }
}
