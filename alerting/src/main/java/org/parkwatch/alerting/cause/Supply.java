package org.parkwatch.alerting.cause;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.parkwatch.facility.park.EquipmentKind;

/**
 * Which nodes are fed while some do not do their job, and whose loss it is where they are not.
 * Gensets are never counted on: what stops until they run has the loss of the mains as its cause.
 * Confined to one thread.
 */
final class Supply {
  private final CauseGraph graph;
  private final BitSet lost;
  private final BitSet live;
  private final Map<Integer, SortedSet<Integer>> roots = new HashMap<>();

  /** How often a walk came back to where it had been: a tie closes a ring. */
  private int rings;

  private Supply(CauseGraph graph, BitSet lost, boolean stored) {
    this.graph = graph;
    this.lost = lost;
    live = spread(stored);
  }

  /** Fed by the mains or by what is stored in batteries. */
  static Supply withBatteries(CauseGraph graph, BitSet lost) {
    return new Supply(graph, lost, true);
  }

  /** Fed by the mains. */
  static Supply ofMains(CauseGraph graph, BitSet lost) {
    return new Supply(graph, lost, false);
  }

  /** From what needs no feeder on; where nobody wrote down a feeder, nobody can say it has none. */
  private BitSet spread(boolean stored) {
    BitSet reached = new BitSet(graph.size());
    int[] queue = new int[graph.size()];
    int end = 0;
    for (int node = 0; node < graph.size(); node++) {
      EquipmentKind kind = graph.kind(node);
      boolean source =
          graph.feeders(node).length == 0
              && kind != EquipmentKind.GENSET
              && (stored || kind != EquipmentKind.BATTERY);
      if (source && !lost.get(node)) {
        reached.set(node);
        queue[end++] = node;
      }
    }
    for (int begin = 0; begin < end; begin++) {
      for (int next : graph.fed(queue[begin])) {
        if (!reached.get(next) && !lost.get(next)) {
          reached.set(next);
          queue[end++] = next;
        }
      }
    }
    return reached;
  }

  /** Whether a node does its job and is fed. */
  boolean live(int node) {
    return live.get(node);
  }

  /** Whose loss it is that none of a node's usual feeders is live; empty if one of them is. */
  SortedSet<Integer> lostAbove(int node) {
    TreeSet<Integer> found = new TreeSet<>();
    boolean any = false;
    for (int feeder : graph.feeders(node)) {
      if (!graph.standby(feeder)) {
        if (live.get(feeder)) {
          return new TreeSet<>();
        }
        any = true;
        found.addAll(rootsOf(feeder, new BitSet()));
      }
    }
    return any ? found : new TreeSet<>();
  }

  /** Whose loss it is that a node is not live; itself, if it is lost though it is fed. */
  SortedSet<Integer> roots(int node) {
    return rootsOf(node, new BitSet());
  }

  private SortedSet<Integer> rootsOf(int node, BitSet way) {
    if (live.get(node)) {
      return new TreeSet<>();
    }
    if (way.get(node)) {
      rings++;
      return new TreeSet<>();
    }
    SortedSet<Integer> known = roots.get(node);
    if (known != null) {
      return known;
    }
    way.set(node);
    int before = rings;
    TreeSet<Integer> found = new TreeSet<>();
    boolean fedStill = false;
    for (int feeder : graph.feeders(node)) {
      if (!graph.standby(feeder)) {
        fedStill |= live.get(feeder);
        found.addAll(rootsOf(feeder, way));
      }
    }
    way.clear(node);
    if (fedStill || found.isEmpty()) {
      found.clear();
      if (lost.get(node)) {
        found.add(node);
      }
    }
    if (way.isEmpty() || rings == before) {
      roots.put(node, found); // in a ring the answer hangs on where the walk began
    }
    return found;
  }

  /** What is lost on the way from the mains to a node, ties between two sides left out. */
  SortedSet<Integer> lostOnTheWay(int node) {
    TreeSet<Integer> found = new TreeSet<>();
    climb(node, new BitSet(), found);
    return found;
  }

  private void climb(int node, BitSet seen, Set<Integer> found) {
    for (int feeder : graph.feeders(node)) {
      if (!graph.standby(feeder) && graph.kind(feeder) != EquipmentKind.TIE && !seen.get(feeder)) {
        seen.set(feeder);
        if (lost.get(feeder)) {
          found.add(feeder);
        }
        climb(feeder, seen, found);
      }
    }
  }
}
