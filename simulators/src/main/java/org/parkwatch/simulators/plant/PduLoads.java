package org.parkwatch.simulators.plant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.parkfile.RackPdu;

/**
 * The rack PDUs as loads of the chain: a cabinet that loses a feed draws all from the other one.
 * Confined to the stepper's thread; the agents read {@link PduFeeds}.
 */
final class PduLoads {
  /** Voltages are looked at in turns, all within this many seconds. */
  private static final int VOLTAGE_TURNS = 10;

  private static final double LINE_DROP_VOLTS = 0.3;

  private final PlantModel model;
  private final PduFeeds feeds;
  private final IntFunction<Disturbance> disturbances;
  private final @Nullable PowerNode[] feeder;
  private final @Nullable PowerNode[] network;
  private final @Nullable RoomAir[] room;
  private final int[][] cabinets;
  private final double[] watts;
  private final boolean[] live;
  private final Map<String, Row> rows = new HashMap<>();
  private final Row[] rowOf;
  private double itWatts;

  /** Load of a row. */
  static final class Row {
    double watts;
  }

  PduLoads(
      PlantModel model,
      List<RackPdu> drafts,
      PowerNet net,
      Map<String, RoomAir> rooms,
      Map<String, List<String>> networkOf,
      IntFunction<Disturbance> disturbances) {
    this.model = model;
    this.feeds = model.feeds();
    this.disturbances = disturbances;
    Map<String, RackPdu> byCode = new HashMap<>();
    drafts.forEach(draft -> byCode.put(draft.device().code(), draft));
    int count = model.pdus().size();
    feeder = new PowerNode[count];
    network = new PowerNode[count];
    room = new RoomAir[count];
    watts = new double[count];
    live = new boolean[count];
    rowOf = new Row[count];
    java.util.Arrays.fill(live, true);
    Map<String, List<Integer>> groups = new HashMap<>();
    for (int i = 0; i < count; i++) {
      var pdu = model.pdus().get(i);
      groups.computeIfAbsent(pdu.cabinet(), c -> new ArrayList<>(2)).add(i);
      rowOf[i] =
          rows.computeIfAbsent(
              pdu.places().isEmpty() ? pdu.cabinet() : pdu.places().getFirst(), r -> new Row());
      RackPdu draft = byCode.get(pdu.code());
      if (draft == null) {
        continue;
      }
      feeder[i] = net.node(draft.feeder().code());
      room[i] = rooms.get(draft.cabinet().room());
      List<String> ways = networkOf.getOrDefault(draft.equipment().code(), List.of());
      network[i] = ways.isEmpty() ? null : net.node(ways.getFirst());
    }
    cabinets =
        groups.values().stream()
            .map(group -> group.stream().mapToInt(i -> i).toArray())
            .toArray(int[][]::new);
  }

  /** Loads of rows by code. */
  Map<String, Row> rows() {
    return rows;
  }

  /** What all rack PDUs draw, in W. */
  double itWatts() {
    return itWatts;
  }

  int count() {
    return watts.length;
  }

  /** Code of the building, or of the outermost place there is. */
  String building(int pdu) {
    List<String> places = model.pdus().get(pdu).places();
    return places.isEmpty() ? "" : places.getLast();
  }

  org.parkwatch.simulators.plant.RackPdu pdu(int pdu) {
    return model.pdus().get(pdu);
  }

  double watts(int pdu) {
    return watts[pdu];
  }

  /** The branch, tap-off or STS that feeds it; null if the park's files have none. */
  @Nullable PowerNode feeder(int pdu) {
    return feeder[pdu];
  }

  /** A second of all cabinets, and which cards can be reached. */
  void step(long now, double seconds, Communications network) {
    itWatts = 0;
    rows.values().forEach(row -> row.watts = 0);
    for (int[] cabinet : cabinets) {
      double shape = model.loadShape(cabinet[0], now);
      double total = 0;
      double carried = 0;
      for (int i : cabinet) {
        PowerNode from = feeder[i];
        live[i] = from == null || from.live;
        total += model.meanWatts(i);
        carried += live[i] ? model.meanWatts(i) : 0;
      }
      double more = carried > 0 ? total / carried : 0;
      for (int i : cabinet) {
        draw(i, now, seconds, shape, more);
        card(i, now, network);
      }
    }
    feeds.done(now);
  }

  private void draw(int i, long now, double seconds, double shape, double more) {
    double modelled = model.meanWatts(i) * shape;
    double factor = live[i] ? (modelled > 0 ? more : 1) : 0;
    feeds.load(i, factor, modelled, seconds);
    double drawn = modelled * factor;
    Disturbance disturbance = disturbances.apply(i);
    if (disturbance.overloaded() && live[i]) {
      drawn = model.overloadWatts(i, disturbance);
    }
    watts[i] = drawn;
    itWatts += drawn;
    rowOf[i].watts += drawn;
    RoomAir air = room[i];
    if (air != null) {
      air.heatWatts += drawn;
      feeds.warmer(i, air.warmerKelvin);
    }
    PowerNode from = feeder[i];
    if (from != null) {
      from.load(drawn, 0.3 * drawn);
      if ((i + now) % VOLTAGE_TURNS == 0) {
        from.volts = model.volts(i, now) + LINE_DROP_VOLTS;
        from.powerFactor = model.powerFactor(i);
      }
    }
  }

  private void card(int i, long now, Communications communications) {
    PowerNode from = feeder[i];
    boolean reached = live[i] && communications.up(network[i], now);
    if (!reached) {
      feeds.silence(i);
    } else if (feeds.silent(i)) {
      long boot = from != null && now - from.changedAt < 3600 ? from.changedAt : 0;
      long ready = boot == 0 ? now : boot + 25 + i % 30;
      feeds.answersFrom(i, 1000 * Math.max(now, ready), 1000 * boot);
    }
  }
}
