package org.parkwatch.ui.plant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.parkwatch.ui.plant.PlantLayout.Box;

/**
 * The lines of a plant diagram: upright and level only, along the gaps between boxes wherever there
 * is a way. Pure.
 */
final class Wiring {
  private static final double INSET = 0.08;
  private static final double GUTTER = 0.06;

  private final PlantGraph graph;
  private final Forest forest;
  private final List<Box> boxes;

  /** A corner of a line: across in slots, down in pixels. */
  record Corner(double x, double y) {}

  /** A line from what feeds to what is fed; its ends lie on or under their boxes. */
  record Wire(int from, int to, List<Corner> corners) {
    Wire {
      corners = List.copyOf(corners);
    }
  }

  private Wiring(PlantGraph graph, Forest forest, List<Box> boxes) {
    this.graph = graph;
    this.forest = forest;
    this.boxes = boxes;
  }

  static List<Wire> of(PlantGraph graph, Forest forest, List<Box> boxes) {
    Wiring wiring = new Wiring(graph, forest, boxes);
    List<Wire> wires = new ArrayList<>();
    Set<PlantGraph.Edge> tied = new HashSet<>();
    for (PlantGraph.Edge edge : graph.edges()) {
      boolean tie = graph.nodes().get(edge.from()).tie() || graph.nodes().get(edge.to()).tie();
      if (tie && tied.contains(new PlantGraph.Edge(edge.to(), edge.from()))) {
        continue;
      }
      tied.add(edge);
      Box from = boxes.get(edge.from());
      Box to = boxes.get(edge.to());
      wires.add(new Wire(edge.from(), edge.to(), wiring.corners(from, to, tie)));
    }
    return wires;
  }

  private List<Corner> corners(Box from, Box to, boolean tie) {
    if (tie && Math.abs(from.level() - to.level()) < 1) {
      boolean right = from.left() > to.left();
      return List.of(
          new Corner(right ? from.left() : from.right(), from.level()),
          new Corner(right ? to.right() : to.left(), to.level()));
    }
    if (forest.stacked(to.node().id())) {
      return trunk(from, to);
    }
    return drop(from, to);
  }

  /** Down along a side of the stack, then level into the box. */
  private List<Corner> trunk(Box from, Box to) {
    boolean own = forest.parent(to.node().id()) == from.node().id();
    double x = own ? to.left() - GUTTER : to.right() + 0.01;
    double start = clamp(x, from);
    Corner in = new Corner(to.middle(), to.level());
    if (start == x) {
      return List.of(new Corner(x, from.bottom()), new Corner(x, to.level()), in);
    }
    double channel = from.bottom() + PlantLayout.GAP / 2;
    return List.of(
        new Corner(start, from.bottom()),
        new Corner(start, channel),
        new Corner(x, channel),
        new Corner(x, to.level()),
        in);
  }

  private List<Corner> drop(Box from, Box to) {
    double x = straight(from, to);
    if (!Double.isNaN(x)) {
      return List.of(new Corner(x, from.bottom()), new Corner(x, end(to)));
    }
    double start = from.bar() ? clamp(to.middle(), from) : from.middle();
    double end = to.bar() ? clamp(from.middle(), to) : arrival(from, to);
    double high = from.bottom() + PlantLayout.GAP / 2;
    double low = to.top() - PlantLayout.GAP / 2;
    double level = free(start, from.bottom(), low, from, to) ? low : high;
    return List.of(
        new Corner(start, from.bottom()),
        new Corner(start, level),
        new Corner(end, level),
        new Corner(end, end(to)));
  }

  /** A bar is drawn along the lower edge of its box. */
  private static double end(Box to) {
    return to.bar() ? to.bottom() - 2 : to.top();
  }

  /** Where one upright line joins both and runs through no third box but bars; NaN if nowhere. */
  private double straight(Box from, Box to) {
    double low = Math.max(from.left(), to.left());
    double high = Math.min(from.right(), to.right());
    if (low >= high) {
      return Double.NaN;
    }
    double middle = from.bar() && !to.bar() ? arrival(from, to) : from.middle();
    double wanted = to.bar() && from.bar() ? low + INSET : middle;
    return DoubleStream.concat(
            DoubleStream.of(wanted, low + GUTTER, high - GUTTER),
            DoubleStream.iterate(low + INSET, x -> x < high, x -> x + 2 * INSET))
        .filter(x -> x >= low && x <= high)
        .filter(x -> free(x, from.bottom(), to.top(), from, to))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Several bars that feed one box come in side by side. */
  private double arrival(Box from, Box to) {
    List<Integer> bars =
        graph.feeders().get(to.node().id()).stream().filter(id -> boxes.get(id).bar()).toList();
    int place = bars.indexOf(from.node().id());
    double off = bars.size() < 2 || place < 0 ? 0 : place - (bars.size() - 1) / 2.0;
    return to.middle() + off * 2 * INSET;
  }

  private static double clamp(double x, Box box) {
    return Math.max(box.left() + INSET / 4, Math.min(box.right() - INSET / 4, x));
  }

  private boolean free(double x, double y1, double y2, Box from, Box to) {
    return boxes.stream()
        .filter(box -> !box.bar() && !box.equals(from) && !box.equals(to))
        .noneMatch(box -> box.left() < x && x < box.right() && box.top() < y2 && y1 < box.bottom());
  }
}
