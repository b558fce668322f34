package org.parkwatch.ui.access;

import java.util.Map;
import java.util.WeakHashMap;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.power.PowerGraph;

/**
 * The power graph of a picture of the park, built once: a picture is one object per revision and
 * scope. Kept as long as the picture is. Thread-safe.
 */
public final class PowerGraphs {
  private final Map<Park, PowerGraph> graphs = new WeakHashMap<>();

  public synchronized PowerGraph of(Park park) {
    return graphs.computeIfAbsent(park, PowerGraph::of);
  }
}
