package org.parkwatch.ui.wall;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.parkwatch.facility.park.Park;

/** The plans of each picture of the park, made once and shared by all walls. Thread-safe. */
public final class WallBoard {
  private final Map<Park, List<BuildingPlan>> plans = new WeakHashMap<>();

  synchronized List<BuildingPlan> plans(Park park) {
    return plans.computeIfAbsent(park, BuildingPlan::of);
  }
}
