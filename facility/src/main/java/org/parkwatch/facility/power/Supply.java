package org.parkwatch.facility.power;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.park.Side;

/** What is alive during one outage. Immutable and thread-safe. */
public final class Supply {
  private final BitSet alive;
  private final Map<Integer, Integer> nodeOf;
  private final Map<Feed, List<Integer>> nodesOfFeed;

  Supply(BitSet alive, Map<Integer, Integer> nodeOf, Map<Feed, List<Integer>> nodesOfFeed) {
    this.alive = alive;
    this.nodeOf = nodeOf;
    this.nodesOfFeed = nodesOfFeed;
  }

  /** Whether the equipment carries power; false for unknown ids. */
  public boolean alive(int equipmentId) {
    Integer node = nodeOf.get(equipmentId);
    return node != null && alive.get(node);
  }

  /** Whether this feed brings power to the load in the cabinet. */
  public boolean fed(int cabinet, Side side) {
    for (int node : nodesOfFeed.getOrDefault(new Feed(cabinet, side), List.of())) {
      if (alive.get(node)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any feed brings power to the load in the cabinet. */
  public boolean fed(int cabinet) {
    return fed(cabinet, Side.A) || fed(cabinet, Side.B);
  }
}
