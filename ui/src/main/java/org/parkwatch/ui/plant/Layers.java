package org.parkwatch.ui.plant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.parkwatch.facility.park.EquipmentKind;

/**
 * How far down each node of a graph stands: below everything that feeds it, ties beside what they
 * tie. A source that only helps another (a battery, a pump) stands between that and what else feeds
 * it; panels of rooms stand on the lowest line. Pure.
 */
final class Layers {
  private static final int UNKNOWN = -1;

  private final PlantGraph graph;
  private final List<List<Integer>> feeders;
  private final List<List<Integer>> fed;
  private final List<Set<Integer>> above = new ArrayList<>();
  private final int[] layer;

  private Layers(PlantGraph graph) {
    this.graph = graph;
    feeders = graph.feeders();
    fed = graph.fed();
    layer = new int[graph.nodes().size()];
    Arrays.fill(layer, UNKNOWN);
  }

  /** The layer of each node by its id, the uppermost 0. */
  static int[] of(PlantGraph graph) {
    Layers layers = new Layers(graph);
    layers.findAbove();
    layers.goDown();
    layers.lowerSources();
    layers.placeTies();
    layers.lowerPanels();
    return layers.layer;
  }

  private void findAbove() {
    for (PlantNode node : graph.nodes()) {
      Set<Integer> own = new TreeSet<>();
      if (!node.tie()) {
        feeders.get(node.id()).stream().filter(id -> !tie(id)).forEach(own::add);
      }
      above.add(own);
    }
    for (PlantNode node : graph.nodes()) {
      if (companion(graph, feeders, fed, node.id())) {
        int helped = fed.get(node.id()).getFirst();
        feeders.get(helped).stream()
            .filter(id -> !tie(id) && !companion(graph, feeders, fed, id))
            .forEach(id -> above.get(node.id()).add(id));
      }
    }
    for (PlantNode node : graph.nodes()) {
      int beside = beside(graph, feeders, fed, node.id());
      if (beside >= 0 && node.kind() == EquipmentKind.PUMP) {
        above.get(node.id()).add(beside);
        fed.get(beside).forEach(to -> above.get(to).add(node.id()));
      }
    }
  }

  /** A source beside others that feed the same single thing. */
  static boolean companion(
      PlantGraph graph, List<List<Integer>> feeders, List<List<Integer>> fed, int id) {
    EquipmentKind kind = graph.nodes().get(id).kind();
    return (kind == EquipmentKind.BATTERY || kind == EquipmentKind.PUMP)
        && feeders.get(id).isEmpty()
        && fed.get(id).size() == 1
        && feeders.get(fed.get(id).getFirst()).size() > 1;
  }

  /**
   * The node next to which one without any relation is drawn: the set for its tank, the chiller for
   * its pump, in their order; -1 for any other.
   */
  static int beside(
      PlantGraph graph, List<List<Integer>> feeders, List<List<Integer>> fed, int id) {
    PlantNode node = graph.nodes().get(id);
    EquipmentKind wanted =
        switch (node.kind()) {
          case FUEL_TANK -> EquipmentKind.GENSET_GROUP;
          case PUMP -> EquipmentKind.CHILLER;
          default -> node.kind();
        };
    boolean alone = feeders.get(id).isEmpty() && fed.get(id).isEmpty();
    if (!alone || wanted == node.kind()) {
      return UNKNOWN;
    }
    List<PlantNode> hosts = graph.nodes().stream().filter(n -> n.kind() == wanted).toList();
    long before =
        graph.nodes().stream()
            .filter(n -> n.id() < id && n.kind() == node.kind())
            .filter(n -> feeders.get(n.id()).isEmpty() && fed.get(n.id()).isEmpty())
            .count();
    return before < hosts.size() ? hosts.get((int) before).id() : UNKNOWN;
  }

  /**
   * Longest way from a source; where the park's data run in a circle, it is cut at the lowest id.
   */
  private void goDown() {
    int left = layer.length;
    while (left > 0) {
      int placed = 0;
      for (int id = 0; id < layer.length; id++) {
        if (layer[id] == UNKNOWN && above.get(id).stream().allMatch(up -> layer[up] >= 0)) {
          layer[id] = 1 + above.get(id).stream().mapToInt(up -> layer[up]).max().orElse(UNKNOWN);
          placed++;
        }
      }
      if (placed == 0) {
        placed = cut();
      }
      left -= placed;
    }
  }

  private int cut() {
    for (int id = 0; id < layer.length; id++) {
      if (layer[id] == UNKNOWN) {
        layer[id] = 1 + above.get(id).stream().mapToInt(up -> layer[up]).max().orElse(UNKNOWN);
        return 1;
      }
    }
    return 0;
  }

  /** A source stands just above what it feeds, not at the top of the page. */
  private void lowerSources() {
    for (int id = layer.length - 1; id >= 0; id--) {
      if (above.get(id).isEmpty()) {
        int node = id;
        int lowest =
            fed.get(id).stream()
                .filter(to -> !tie(to) && above.get(to).contains(node))
                .mapToInt(to -> layer[to])
                .min()
                .orElse(0);
        layer[id] = Math.max(layer[id], lowest - 1);
      }
      int beside = beside(graph, feeders, fed, id);
      if (beside >= 0 && above.get(id).isEmpty()) {
        layer[id] = layer[beside];
      }
    }
  }

  private void placeTies() {
    for (PlantNode node : graph.nodes()) {
      if (node.tie()) {
        layer[node.id()] =
            feeders.get(node.id()).stream().mapToInt(id -> layer[id]).max().orElse(0);
      }
    }
  }

  private void lowerPanels() {
    int lowest = -1;
    for (PlantNode node : graph.nodes()) {
      if (panels(node)) {
        lowest = Math.max(lowest, layer[node.id()]);
      }
    }
    for (PlantNode node : graph.nodes()) {
      if (panels(node) && layer[node.id()] < lowest) {
        layer[node.id()] = lowest;
      }
    }
    for (PlantNode node : graph.nodes()) {
      if (node.kind() == EquipmentKind.STS) {
        layer[node.id()] =
            1 + above.get(node.id()).stream().mapToInt(up -> layer[up]).max().orElse(lowest);
      }
    }
  }

  /** Panels of a room: the last things that a power page draws, save for what stands behind two. */
  static boolean panels(PlantNode node) {
    return node.form() == PlantNode.Form.GROUP
        && (node.kind() == EquipmentKind.RPP || node.kind() == EquipmentKind.BUS);
  }

  private boolean tie(int id) {
    return graph.nodes().get(id).tie();
  }
}
