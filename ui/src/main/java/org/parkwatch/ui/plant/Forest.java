package org.parkwatch.ui.plant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who stands next to whom: each node hangs below the first of its feeders, and gets the width of
 * what hangs below it. A pipe that several feed begins a band of its own across the whole page.
 * Widths are in slots. Pure.
 */
final class Forest {
  private static final double TIE_WIDTH = 0.6;
  private static final int NONE = -1;

  private final PlantGraph graph;
  private final List<List<Integer>> feeders;
  private final List<List<Integer>> fed;
  private final int[] parent;
  private final List<List<Integer>> children = new ArrayList<>();
  private final boolean[] anchored;

  /** Left and right edge of each node's part, NaN where it is placed above what it feeds. */
  final double[] left;

  final double[] right;

  /** How far below its layer a node of a stack stands. */
  final int[] down;

  /** Width of the widest band. */
  double width;

  Forest(PlantGraph graph) {
    this.graph = graph;
    feeders = graph.feeders();
    fed = graph.fed();
    int nodes = graph.nodes().size();
    parent = new int[nodes];
    anchored = new boolean[nodes];
    left = new double[nodes];
    right = new double[nodes];
    down = new int[nodes];
    Arrays.fill(left, Double.NaN);
    Arrays.fill(right, Double.NaN);
    graph.nodes().forEach(node -> children.add(new ArrayList<>()));
    for (PlantNode node : graph.nodes()) {
      int up = parentOf(node);
      parent[node.id()] = up;
      if (up != NONE) {
        children.get(up).add(node.id());
      }
    }
    for (PlantNode node : graph.nodes()) {
      if (endsHere(node)) {
        anchor(node.id());
      }
    }
    placeBands();
  }

  int parent(int id) {
    return parent[id];
  }

  /** Whether the node is drawn below its siblings rather than beside them. */
  boolean stacked(int id) {
    return parent[id] != NONE && stackOf(parent[id], id).size() > 1;
  }

  private int parentOf(PlantNode node) {
    if (node.tie() || node.form() == PlantNode.Form.HEADER) {
      return NONE;
    }
    return feeders.get(node.id()).stream()
        .filter(id -> !graph.nodes().get(id).tie())
        .min(
            Comparator.comparing((Integer id) -> graph.nodes().get(id).kind())
                .thenComparing(id -> id))
        .orElse(NONE);
  }

  /** Nothing hangs below it in its band, and it is no help beside something else. */
  private boolean endsHere(PlantNode node) {
    boolean feedsNothing =
        fed.get(node.id()).stream()
            .map(graph.nodes()::get)
            .allMatch(to -> to.tie() || to.form() == PlantNode.Form.HEADER);
    return (feedsNothing && Layers.beside(graph, feeders, fed, node.id()) == NONE)
        || node.tie()
        || Layers.panels(node)
        || node.form() == PlantNode.Form.HEADER;
  }

  private void anchor(int id) {
    for (int at = id; at != NONE && !anchored[at]; at = parent[at]) {
      anchored[at] = true;
    }
  }

  private void placeBands() {
    Map<Integer, List<Integer>> bands = new TreeMap<>();
    int[] band = bandsOf();
    for (PlantNode node : graph.nodes()) {
      if (anchored[node.id()] && parent[node.id()] == NONE) {
        bands.computeIfAbsent(band[node.id()], b -> new ArrayList<>()).add(node.id());
      }
    }
    Map<Integer, Double> widths = new LinkedHashMap<>();
    bands.forEach((b, roots) -> {
      double at = 0;
      for (int root : roots) {
        at = place(root, at);
      }
      widths.put(b, at);
      width = Math.max(width, at);
    });
    for (PlantNode node : graph.nodes()) {
      double own = widths.getOrDefault(band[node.id()], width);
      left[node.id()] *= width / own;
      right[node.id()] *= width / own;
    }
  }

  /** How many headers stand above each node. */
  private int[] bandsOf() {
    int[] layer = Layers.of(graph);
    int[] band = new int[layer.length];
    List<Integer> downwards = new ArrayList<>();
    graph.nodes().forEach(node -> downwards.add(node.id()));
    downwards.sort(Comparator.comparingInt(id -> layer[id]));
    for (int id : downwards) {
      int above = feeders.get(id).stream().mapToInt(up -> band[up]).max().orElse(0);
      boolean header = graph.nodes().get(id).form() == PlantNode.Form.HEADER;
      band[id] = header ? above + 1 : above;
    }
    return band;
  }

  /** Gives the node its part from {@code at} on; returns where that ends. */
  private double place(int id, double at) {
    left[id] = at;
    double end = at;
    List<Integer> done = new ArrayList<>();
    for (int child : children.get(id)) {
      if (!anchored[child] || done.contains(child)) {
        continue;
      }
      List<Integer> stack = stackOf(id, child);
      double start = end;
      for (int i = 0; i < stack.size(); i++) {
        down[stack.get(i)] = i;
        end = Math.max(end, place(stack.get(i), start));
      }
      done.addAll(stack);
    }
    double least = graph.nodes().get(id).tie() ? TIE_WIDTH : 1;
    right[id] = Math.max(end, at + least);
    return right[id];
  }

  /** The leaves that are drawn in one column with a child, itself included. */
  private List<Integer> stackOf(int id, int child) {
    String stack = graph.nodes().get(child).stack();
    if (stack.isEmpty() || !children.get(child).isEmpty()) {
      return List.of(child);
    }
    return children.get(id).stream()
        .filter(other -> graph.nodes().get(other).stack().equals(stack))
        .filter(other -> children.get(other).isEmpty())
        .toList();
  }
}
