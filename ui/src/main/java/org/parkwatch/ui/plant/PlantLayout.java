package org.parkwatch.ui.plant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.parkwatch.facility.park.EquipmentKind;

/**
 * Where everything of a plant diagram stands. Horizontally in slots, which a screen stretches to
 * its width; vertically in pixels. Boxes never overlap. Immutable; equal graphs give equal layouts.
 *
 * @param width in slots, {@code height} in pixels
 */
record PlantLayout(
    PlantGraph graph, List<Box> boxes, List<Wiring.Wire> wires, double width, double height) {
  static final double BOX_HEIGHT = 62;

  /** Where slots are narrow, values take two lines. */
  static final double TALL_HEIGHT = 74;

  private static final double NARROW_FROM = 11;
  static final double STACK_HEIGHT = 56;
  static final double BAR_HEIGHT = 32;
  static final double GAP = 18;
  private static final double STACK_GAP = 8;

  /** Between a box and the edge of its slot; a box that a line passes leaves it more room. */
  private static final double MARGIN = 0.03;

  private static final double PASSED = 0.12;

  PlantLayout {
    boxes = List.copyOf(boxes);
    wires = List.copyOf(wires);
  }

  /**
   * A node in its place.
   *
   * @param bar drawn as a bar that others hang on
   */
  record Box(PlantNode node, boolean bar, double left, double right, double top, double bottom) {
    double middle() {
      return (left + right) / 2;
    }

    double level() {
      return (top + bottom) / 2;
    }
  }

  static PlantLayout of(PlantGraph graph) {
    return new Maker(graph).make();
  }

  private static final class Maker {
    private final PlantGraph graph;
    private final Forest forest;
    private final int[] layer;
    private final List<List<Integer>> feeders;
    private final List<List<Integer>> fed;
    private final double[] left;
    private final double[] right;
    private final double[] row;

    Maker(PlantGraph graph) {
      this.graph = graph;
      forest = new Forest(graph);
      layer = Layers.of(graph);
      feeders = graph.feeders();
      fed = graph.fed();
      left = forest.left;
      right = forest.right;
      row = new double[layer.length];
      for (int id = 0; id < layer.length; id++) {
        row[id] = layer[id] + forest.down[id];
      }
    }

    PlantLayout make() {
      placeFree();
      narrow();
      raiseBars();
      spread();
      List<Box> boxes = boxes();
      double height = boxes.stream().mapToDouble(Box::bottom).max().orElse(0) + GAP / 2;
      return new PlantLayout(
          graph, boxes, Wiring.of(graph, forest, boxes), Math.max(1, forest.width), height);
    }

    private boolean bar(int id) {
      PlantNode node = graph.nodes().get(id);
      long below = fed.get(id).stream().filter(to -> !graph.nodes().get(to).tie()).count();
      return node.form() == PlantNode.Form.HEADER
          || (node.kind() == EquipmentKind.BUS
              && node.form() == PlantNode.Form.SINGLE
              && below > 1);
    }

    /** What has no part of its own stands above the middle of what it feeds, or beside its host. */
    private void placeFree() {
      List<Integer> upwards = new ArrayList<>();
      graph.nodes().forEach(node -> upwards.add(node.id()));
      upwards.sort(Comparator.comparingInt((Integer id) -> -layer[id]).thenComparing(id -> id));
      for (int id : upwards) {
        if (Double.isNaN(left[id]) && !fed.get(id).isEmpty()) {
          if (bar(id)) {
            left[id] = fed.get(id).stream().mapToDouble(to -> left[to]).min().orElse(0);
            right[id] = fed.get(id).stream().mapToDouble(to -> right[to]).max().orElse(1);
          } else {
            centre(id, fed.get(id).stream().mapToDouble(this::middle).average().orElse(0));
          }
        }
      }
      for (int id : upwards) {
        if (Double.isNaN(left[id])) {
          int host = Layers.beside(graph, feeders, fed, id);
          centre(id, host >= 0 ? middle(host) : 0.5);
        }
      }
    }

    private double middle(int id) {
      return (left[id] + right[id]) / 2;
    }

    private void centre(int id, double at) {
      left[id] = at - 0.5;
      right[id] = at + 0.5;
    }

    /** A box is no wider than a slot and a half; headers run across everything. */
    private void narrow() {
      for (PlantNode node : graph.nodes()) {
        int id = node.id();
        if (node.form() == PlantNode.Form.HEADER) {
          left[id] = 0;
          right[id] = Math.max(1, forest.width);
        } else if (!bar(id) && right[id] - left[id] > 1.5 && !forest.stacked(id)) {
          double at = middle(id);
          left[id] = at - 0.6;
          right[id] = at + 0.6;
        }
      }
    }

    /** A bar that would run through others of its layer gets a line of its own above them. */
    private void raiseBars() {
      for (PlantNode node : graph.nodes()) {
        int id = node.id();
        boolean crowded =
            bar(id)
                && graph.nodes().stream()
                    .anyMatch(other ->
                        other.id() != id
                            && row[other.id()] == row[id]
                            && left[other.id()] < right[id] - 1e-9
                            && left[id] < right[other.id()] - 1e-9);
        if (crowded) {
          row[id] -= 0.5 - 0.4 * id / graph.nodes().size();
        }
      }
    }

    /** Moves boxes of a line apart where they would overlap, as little as possible. */
    private void spread() {
      TreeMap<Double, List<Integer>> rows = new TreeMap<>();
      for (int id = 0; id < row.length; id++) {
        rows.computeIfAbsent(row[id], r -> new ArrayList<>()).add(id);
      }
      for (List<Integer> own : rows.values()) {
        own.sort(Comparator.comparingDouble(this::middle).thenComparing(id -> id));
        double[] widths = own.stream().mapToDouble(id -> right[id] - left[id]).toArray();
        double[] middles = own.stream().mapToDouble(this::middle).toArray();
        double[] starts = Apart.starts(middles, widths, Math.max(1, forest.width));
        for (int i = 0; i < starts.length; i++) {
          left[own.get(i)] = starts[i];
          right[own.get(i)] = starts[i] + widths[i];
        }
      }
    }

    private List<Box> boxes() {
      TreeMap<Double, List<Integer>> rows = new TreeMap<>();
      for (int id = 0; id < row.length; id++) {
        rows.computeIfAbsent(row[id], r -> new ArrayList<>()).add(id);
      }
      List<Box> boxes = new ArrayList<>();
      double top = GAP / 2;
      for (List<Integer> own : rows.values()) {
        boolean following = own.stream().allMatch(id -> forest.down[id] > 0);
        top -= following ? GAP - STACK_GAP : 0;
        double height = own.stream().mapToDouble(this::height).max().orElse(0);
        for (int id : own) {
          boxes.add(box(id, top + (height - height(id)) / 2));
        }
        top += height + GAP;
      }
      boxes.sort(Comparator.comparingInt(box -> box.node().id()));
      return boxes;
    }

    private double height(int id) {
      double box = forest.width > NARROW_FROM ? TALL_HEIGHT : BOX_HEIGHT;
      return bar(id) ? BAR_HEIGHT : forest.stacked(id) ? STACK_HEIGHT : box;
    }

    private Box box(int id, double top) {
      boolean passed =
          forest.stacked(id)
              || Layers.companion(graph, feeders, fed, id)
              || Layers.beside(graph, feeders, fed, id) >= 0;
      boolean circuit = graph.nodes().get(id).kind() == EquipmentKind.GRID_CIRCUIT;
      double from = left[id] + (passed ? PASSED : MARGIN);
      double to = right[id] - (circuit ? PASSED : MARGIN);
      return new Box(graph.nodes().get(id), bar(id), from, to, top, top + height(id));
    }
  }

  /** The boxes from the top left on, for the order in which keys go through them. */
  List<Box> inReadingOrder() {
    ToDoubleFunction<Box> level = Box::level;
    return boxes.stream()
        .sorted(Comparator.comparingDouble(level).thenComparingDouble(Box::left))
        .toList();
  }
}
