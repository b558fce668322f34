package org.parkwatch.ui.plant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.plant.Reading.Figure;
import org.parkwatch.ui.plant.Reading.Said;
import org.parkwatch.ui.plant.Reading.State;

/**
 * How every node of a diagram stands at a moment. A bus that nobody meters stands as its feeders
 * do, and says by which; nothing else is concluded from anything.
 */
final class NodeReader {
  private final PlantGraph graph;
  private final List<List<Integer>> feeders;
  private final List<Integer> downwards = new ArrayList<>();
  private final Probe probe;
  private final MachineStates states;
  private final MachineFigures figures;

  NodeReader(PlantGraph graph, Probe probe) {
    this.graph = graph;
    this.probe = probe;
    feeders = graph.feeders();
    states = new MachineStates(probe);
    figures = new MachineFigures(probe);
    int[] layer = Layers.of(graph);
    graph.nodes().forEach(node -> downwards.add(node.id()));
    downwards.sort(
        Comparator.comparing((Integer id) -> !graph.nodes().get(id).tie())
            .thenComparingInt(id -> layer[id]));
  }

  /** One reading a node, in the order of the nodes. */
  List<Reading> read(Latest latest) {
    Map<Integer, Reading> readings = new TreeMap<>();
    for (int id : downwards) {
      readings.put(id, read(latest, graph.nodes().get(id), readings));
    }
    return List.copyOf(readings.values());
  }

  private Reading read(Latest latest, PlantNode node, Map<Integer, Reading> before) {
    return switch (node.form()) {
      case HEADER -> header(latest, node, before);
      case GROUP ->
          node.kind() == EquipmentKind.GENSET_GROUP ? sets(latest, node) : counted(latest, node);
      case CHAIN -> chain(latest, node);
      case SINGLE -> single(latest, node, before);
    };
  }

  private Reading single(Latest latest, PlantNode node, Map<Integer, Reading> before) {
    Equipment e = node.members().getFirst();
    Reading reading = states.read(latest, e);
    if (reading.state() == State.UNMEASURED && e.kind() == EquipmentKind.BUS) {
      return byFeeders(node, before);
    }
    return reading.with(figures.read(latest, e));
  }

  /** A bus without a meter: energised if one feeder delivers, dead if none does. */
  private Reading byFeeders(PlantNode node, Map<Integer, Reading> before) {
    boolean known = !feeders.get(node.id()).isEmpty();
    for (int id : ownFirst(node)) {
      Reading feeder = before.get(id);
      boolean other = graph.nodes().get(id).tie() && !otherSide(id, node, before);
      Boolean delivers = (feeder == null || other) ? null : feeder.delivers();
      if (Boolean.TRUE.equals(delivers)) {
        return Reading.of(State.LIVE, Said.of("plant.via", graph.nodes().get(id).label()));
      }
      boolean openTie = graph.nodes().get(id).tie() && feeder != null && !feeder.state().bad();
      known &= delivers != null || openTie;
    }
    if (!known) {
      return Reading.of(State.UNKNOWN, Said.of("plant.no-data"));
    }
    boolean standby =
        feeders.get(node.id()).stream()
            .allMatch(id -> graph.nodes().get(id).kind() == EquipmentKind.GENSET_GROUP);
    return standby
        ? Reading.of(State.IDLE, Said.of("plant.standby"))
        : Reading.of(State.DEAD, Said.of("plant.dead"));
  }

  private List<Integer> ownFirst(PlantNode node) {
    return feeders.get(node.id()).stream()
        .sorted(
            Comparator.comparing((Integer id) -> graph.nodes().get(id).tie())
                .thenComparing(id -> graph.nodes().get(id).kind())
                .thenComparing(id -> id))
        .toList();
  }

  /** Whether something other than a tie brings power to what lies behind a tie. */
  private boolean otherSide(int tie, PlantNode node, Map<Integer, Reading> before) {
    return feeders.get(tie).stream()
        .filter(bus -> bus != node.id())
        .flatMap(bus -> feeders.get(bus).stream())
        .filter(id -> !graph.nodes().get(id).tie())
        .map(before::get)
        .anyMatch(reading -> reading != null && Boolean.TRUE.equals(reading.delivers()));
  }

  /** The system by its lead; what is worse in it is named. */
  private Reading chain(Latest latest, PlantNode node) {
    Equipment lead = node.members().getFirst();
    Reading worst = states.read(latest, lead);
    List<Figure> shown = figures.read(latest, lead);
    for (Equipment e : node.members()) {
      Reading reading = states.read(latest, e);
      boolean battery = e.kind() == EquipmentKind.BATTERY && worst.state() == State.BATTERY;
      if (reading.state().bad() && reading.state().compareTo(worst.state()) < 0 && !battery) {
        String code = e.code().substring(lastTwo(e.code()));
        worst = Reading.of(reading.state(), reading.said().about(code));
      }
    }
    return worst.with(shown);
  }

  private static int lastTwo(String code) {
    return code.lastIndexOf('-', code.lastIndexOf('-') - 1) + 1;
  }

  private Reading sets(Latest latest, PlantNode node) {
    List<Reading> own =
        node.members().stream()
            .filter(e -> e.kind() == EquipmentKind.GENSET && probe.asked(e))
            .map(e -> states.read(latest, e))
            .toList();
    if (own.isEmpty()) {
      return Reading.of(State.UNMEASURED, Said.of("plant.not-measured"));
    }
    String all = Integer.toString(own.size());
    long running = count(own, State.LIVE);
    long ready = count(own, State.IDLE);
    if (running > 0) {
      return Reading.of(State.LIVE, Said.of("plant.sets-running", "" + running, all))
          .with(sum(latest, node, PointNames.POWER, "kW"));
    }
    if (count(own, State.UNKNOWN) == own.size()) {
      return Reading.of(State.UNKNOWN, Said.of("plant.no-data"));
    }
    return Reading.of(
        ready == own.size() ? State.IDLE : State.DEGRADED,
        Said.of("plant.sets-ready", "" + ready, all));
  }

  private Reading counted(Latest latest, PlantNode node) {
    List<Reading> own =
        node.members().stream().filter(probe::asked).map(e -> states.read(latest, e)).toList();
    if (own.isEmpty()) {
      return Reading.of(State.UNMEASURED, Said.of("plant.not-measured"));
    }
    String all = Integer.toString(own.size());
    boolean air = node.kind() == EquipmentKind.CRAH;
    List<Figure> shown =
        air
            ? warmest(latest, node)
            : joined(sum(latest, node, PointNames.POWER, "kW"), highest(latest, node));
    State worst = own.stream().map(Reading::state).min(Comparator.naturalOrder()).orElseThrow();
    if (worst.bad()) {
      long bad = own.stream().filter(r -> r.state() == worst).count();
      Said word = own.stream().filter(r -> r.state() == worst).findFirst().orElseThrow().said();
      return Reading.of(worst, word.about(bad + "/" + all)).with(shown);
    }
    long silent = count(own, State.UNKNOWN);
    if (silent == own.size()) {
      return Reading.of(State.UNKNOWN, Said.of("plant.no-data"));
    }
    if (silent > 0) {
      return Reading.of(State.UNKNOWN, Said.of("plant.some-silent", "" + silent, all)).with(shown);
    }
    long live = count(own, State.LIVE);
    return Reading.of(
            live > 0 ? State.LIVE : State.IDLE,
            Said.of(air ? "plant.some-running" : "plant.some-energised", "" + live, all))
        .with(shown);
  }

  private Reading header(Latest latest, PlantNode node, Map<Integer, Reading> before) {
    List<Integer> own = feeders.get(node.id());
    boolean live =
        own.stream().map(before::get).anyMatch(r -> r != null && Boolean.TRUE.equals(r.delivers()));
    boolean known = own.stream().map(before::get).anyMatch(r -> r != null && r.delivers() != null);
    List<Figure> shown =
        own.stream()
            .filter(id -> before.get(id) != null && before.get(id).state() == State.LIVE)
            .flatMap(id -> graph.nodes().get(id).members().stream())
            .mapToDouble(e -> probe.value(latest, e, "supply.temperature"))
            .filter(value -> !Double.isNaN(value))
            .average()
            .stream()
            .mapToObj(celsius -> new Figure(celsius, 1, "°C"))
            .toList();
    if (!live && !known) {
      return Reading.of(State.UNKNOWN, Said.of("plant.no-data"));
    }
    return live
        ? Reading.of(State.LIVE, Said.of("plant.flows")).with(shown)
        : Reading.of(State.IDLE, Said.of("plant.standby"));
  }

  private static long count(List<Reading> readings, State state) {
    return readings.stream().filter(reading -> reading.state() == state).count();
  }

  /** Only where every one that is asked has a value: half a sum looks like a drop of load. */
  private List<Figure> sum(Latest latest, PlantNode node, String point, String unit) {
    double sum = 0;
    for (Equipment e : node.members()) {
      if (probe.asked(e)) {
        sum += probe.value(latest, e, point);
      }
    }
    return Double.isNaN(sum) ? List.of() : List.of(new Figure(sum, 0, unit));
  }

  private List<Figure> highest(Latest latest, PlantNode node) {
    return most(latest, node, "load", 0, "%");
  }

  private List<Figure> warmest(Latest latest, PlantNode node) {
    return joined(
        most(latest, node, "supply.temperature", 1, "°C"),
        sum(latest, node, "cooling.power", "kW"));
  }

  private List<Figure> most(
      Latest latest, PlantNode node, String point, int decimals, String unit) {
    return node.members().stream()
        .mapToDouble(e -> probe.value(latest, e, point))
        .filter(value -> !Double.isNaN(value))
        .max()
        .stream()
        .mapToObj(value -> new Figure(value, decimals, unit))
        .toList();
  }

  private static List<Figure> joined(List<Figure> one, List<Figure> other) {
    List<Figure> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
