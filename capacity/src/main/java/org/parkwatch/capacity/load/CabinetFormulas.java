package org.parkwatch.capacity.load;

import java.util.ArrayList;
import java.util.List;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.Side;
import org.parkwatch.telemetry.derive.Formula;
import org.parkwatch.telemetry.derive.Formulas;
import org.parkwatch.telemetry.derive.Operation;

/** The formulas of one cabinet after the other. Confined to one thread. */
final class CabinetFormulas {
  /**
   * 80 % of 220 V: below it a power supply rides through ten seconds at most (ITI/CBEMA curve,
   * 2000), so the feed carries nothing that counts.
   */
  private static final double LEAST_VOLTS = 176;

  /** Below so many kW two meters of class 2 differ by their last digits alone. */
  private static final double LEAST_KW = 0.2;

  private final Feeds feeds;
  private final Formulas into;

  CabinetFormulas(Feeds feeds, Formulas into) {
    this.feeds = feeds;
    this.into = into;
  }

  /**
   * Adds the formulas of a cabinet.
   *
   * @return the power of each of its feeds
   */
  List<Integer> add(Cabinet cabinet, DerivedBlock block, double contractKw) {
    List<Integer> powers = new ArrayList<>(2);
    List<Integer> sources = new ArrayList<>(2);
    List<Integer> pairs = new ArrayList<>(4);
    List<Integer> currents = new ArrayList<>(2);
    List<Integer> voltages = new ArrayList<>(2);
    double weakest = Double.POSITIVE_INFINITY;
    for (CabinetFeed feed : feeds.of(cabinet)) {
      int pdu = sum(block, feed.rackPdus(), PointNames.POWER);
      int branch = sum(block, feed.branches(), PointNames.POWER);
      List<Integer> both = List.of(pdu, branch);
      String name = feed.side() == Side.A ? LoadPoints.POWER_A : LoadPoints.POWER_B;
      powers.add(into.point(block, name, Operation.FIRST, both));
      sources.add(
          into.inner(block.cell(), Operation.WHICH, both, LoadPoints.RACK_PDU, LoadPoints.BRANCH));
      if (pdu != Formula.MISSING && branch != Formula.MISSING) {
        pairs.addAll(both);
      }
      currents.add(best(block, feed, PointNames.CURRENT));
      voltages.add(best(block, feed, PointNames.VOLTAGE));
      weakest = Math.min(weakest, feed.ratedAmps());
    }
    if (powers.isEmpty()) {
      return powers;
    }
    int power = into.point(block, LoadPoints.POWER, Operation.SUM, powers);
    into.point(block, LoadPoints.SOURCE, Operation.BITS, sources);
    into.point(block, LoadPoints.HEADROOM, Operation.HEADROOM, List.of(power), contractKw);
    into.point(block, LoadPoints.REDUNDANCY, Operation.REDUNDANCY, voltages, LEAST_VOLTS);
    if (powers.size() == 2) {
      into.point(block, LoadPoints.FAILOVER_LOAD, Operation.FAILOVER, currents, weakest);
    }
    if (!pairs.isEmpty()) {
      into.point(block, LoadPoints.DISAGREEMENT, Operation.DISAGREEMENT, pairs, LEAST_KW);
    }
    return powers;
  }

  /** A quantity of a feed from its rack PDUs, else from the branches. */
  private int best(DerivedBlock block, CabinetFeed feed, String name) {
    boolean adds = name.equals(PointNames.CURRENT);
    int pdu = adds ? sum(block, feed.rackPdus(), name) : any(block, feed.rackPdus(), name);
    int branch = adds ? sum(block, feed.branches(), name) : any(block, feed.branches(), name);
    return branch == Formula.MISSING
        ? pdu
        : into.inner(block.cell(), Operation.FIRST, List.of(pdu, branch));
  }

  private int sum(DerivedBlock block, List<Meter> meters, String name) {
    return combined(block, Operation.ALL, meters, name);
  }

  private int any(DerivedBlock block, List<Meter> meters, String name) {
    return combined(block, Operation.FIRST, meters, name);
  }

  private int combined(DerivedBlock block, Operation how, List<Meter> meters, String name) {
    List<Integer> points = meters.stream().map(meter -> meter.point(name)).toList();
    return switch (points.size()) {
      case 0 -> Formula.MISSING;
      case 1 -> points.getFirst();
      default -> into.inner(block.cell(), how, points);
    };
  }
}
