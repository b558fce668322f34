package org.parkwatch.facility.power;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.park.Side;

/**
 * What feeds what in one picture of the park. Pure functions over arrays; immutable and
 * thread-safe. Build it once a park revision.
 *
 * <p>Equipment is alive when it has not failed, enough of its units run ({@code units} less the
 * failed ones at least {@code needed}), and it is a source or enough of what feeds it is alive
 * ({@code neededFeeds}, one if not rated otherwise).
 */
public final class PowerGraph {
  /** How many of the feeders of equipment must be alive; one if it has no such rating. */
  public static final String NEEDED_FEEDS = "neededFeeds";

  private static final String UNITS = "units";
  private static final String NEEDED = "needed";

  private final List<Equipment> equipment;
  private final Map<Integer, Integer> nodeOf;
  private final Links feeders;
  private final Links fed;
  private final BitSet reachesGrid;
  private final Map<Feed, List<Integer>> nodesOfFeed = new HashMap<>();
  private final Map<Integer, List<Feed>> feedsOfNode = new HashMap<>();

  private PowerGraph(Park park) {
    equipment = List.copyOf(park.equipment());
    nodeOf = HashMap.newHashMap(equipment.size());
    for (int node = 0; node < equipment.size(); node++) {
      nodeOf.put(equipment.get(node).id(), node);
    }
    List<Links.Link> links = new ArrayList<>();
    for (Relation relation : park.relations()) {
      Integer from = nodeOf.get(relation.from());
      if (relation.kind() == RelationKind.POWER && from != null) {
        add(relation, from, links);
      }
    }
    fed = Links.of(equipment.size(), links);
    feeders = Links.of(equipment.size(), links.stream().map(Links.Link::turned).toList());
    reachesGrid = reachesGrid();
  }

  public static PowerGraph of(Park park) {
    return new PowerGraph(park);
  }

  private void add(Relation relation, int from, List<Links.Link> links) {
    Side side = relation.side();
    if (relation.target() == Relation.Target.CABINET && side != null) {
      Feed feed = new Feed(relation.to(), side);
      nodesOfFeed.computeIfAbsent(feed, f -> new ArrayList<>(1)).add(from);
      feedsOfNode.computeIfAbsent(from, n -> new ArrayList<>(1)).add(feed);
    } else if (relation.target() == Relation.Target.EQUIPMENT) {
      Integer to = nodeOf.get(relation.to());
      if (to != null) {
        links.add(new Links.Link(from, to));
      }
    }
  }

  /** Nodes that a grid circuit feeds without a tie, as in normal service. */
  private BitSet reachesGrid() {
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    for (int node = 0; node < equipment.size(); node++) {
      if (equipment.get(node).kind() == EquipmentKind.GRID_CIRCUIT) {
        reached.set(node);
        open.add(node);
      }
    }
    while (!open.isEmpty()) {
      int node = open.remove();
      for (int at = fed.first(node); at < fed.end(node); at++) {
        int to = fed.target(at);
        if (!tie(to) && !reached.get(to)) {
          reached.set(to);
          open.add(to);
        }
      }
    }
    return reached;
  }

  private boolean tie(int node) {
    return equipment.get(node).kind() == EquipmentKind.TIE;
  }

  /**
   * The path of a feed in normal service, from the rack PDU up to the grid: at each step the feeder
   * that hangs on the grid, of the same side if there are several. Empty where the load is not
   * plugged into this feed. What stands beside the path (battery, tie, gensets) is not in it; see
   * {@link #upstream}.
   */
  public List<Equipment> path(int cabinet, Side side) {
    Set<Integer> path = new LinkedHashSet<>();
    List<Integer> ends = nodesOfFeed.getOrDefault(new Feed(cabinet, side), List.of());
    Optional<Integer> at = ends.stream().findFirst();
    while (at.isPresent() && path.add(at.get())) {
      at = normalFeeder(at.get(), side);
    }
    return path.stream().map(equipment::get).toList();
  }

  private Optional<Integer> normalFeeder(int node, Side side) {
    int best = -1;
    int bestRank = Integer.MAX_VALUE;
    for (int at = feeders.first(node); at < feeders.end(node); at++) {
      int feeder = feeders.target(at);
      int rank =
          (tie(feeder) ? 4 : 0)
              + (reachesGrid.get(feeder) ? 0 : 2)
              + (equipment.get(feeder).side() == side ? 0 : 1);
      if (rank < bestRank) {
        best = feeder;
        bestRank = rank;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(best);
  }

  /** Everything that can feed a feed of a cabinet, nearest first, through ties too. */
  public List<Equipment> upstream(int cabinet, Side side) {
    Set<Integer> seen =
        new LinkedHashSet<>(nodesOfFeed.getOrDefault(new Feed(cabinet, side), List.of()));
    Deque<Integer> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      int node = open.remove();
      for (int at = feeders.first(node); at < feeders.end(node); at++) {
        if (seen.add(feeders.target(at))) {
          open.add(feeders.target(at));
        }
      }
    }
    return seen.stream().map(equipment::get).toList();
  }

  /**
   * All feeds that hang below the equipment in normal service, so not across a tie, unless the
   * equipment is that tie.
   *
   * @param equipmentId of this park; unknown ids have nothing below them
   */
  public List<Feed> below(int equipmentId) {
    @Nullable Integer top = nodeOf.get(equipmentId);
    if (top == null) {
      return List.of();
    }
    List<Feed> feeds = new ArrayList<>();
    Set<Integer> seen = new LinkedHashSet<>(List.of(top));
    Deque<Integer> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      int node = open.remove();
      feeds.addAll(feedsOfNode.getOrDefault(node, List.of()));
      for (int at = fed.first(node); at < fed.end(node); at++) {
        int to = fed.target(at);
        if (!tie(to) && seen.add(to)) {
          open.add(to);
        }
      }
    }
    return feeds;
  }

  /** What is alive during an outage; ties close where a bus lost its own feeder. */
  public Supply supply(Outage outage) {
    int nodes = equipment.size();
    BitSet alive = new BitSet(nodes);
    int[] aliveFeeders = new int[nodes];
    Deque<Integer> open = new ArrayDeque<>();
    BitSet able = new BitSet(nodes);
    for (int node = 0; node < nodes; node++) {
      Equipment e = equipment.get(node);
      able.set(node, able(e, outage));
      boolean source = feeders.count(node) == 0 && outage.sources().contains(e.kind());
      if (source && able.get(node)) {
        alive.set(node);
        open.add(node);
      }
    }
    while (!open.isEmpty()) {
      int node = open.remove();
      for (int at = fed.first(node); at < fed.end(node); at++) {
        int to = fed.target(at);
        if (++aliveFeeders[to] >= neededFeeds(to) && able.get(to) && !alive.get(to)) {
          alive.set(to);
          open.add(to);
        }
      }
    }
    return new Supply(alive, nodeOf, nodesOfFeed);
  }

  private double neededFeeds(int node) {
    return equipment.get(node).ratings().getOrDefault(NEEDED_FEEDS, 1.0);
  }

  private static boolean able(Equipment e, Outage outage) {
    if (outage.failed().contains(e.id())) {
      return false;
    }
    int out = outage.failedUnits().getOrDefault(e.id(), 0);
    double units = e.ratings().getOrDefault(UNITS, 1.0);
    return units - out >= e.ratings().getOrDefault(NEEDED, 1.0);
  }
}
