package org.parkwatch.facility.park;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The points of a make of device in the order of their ids. Immutable, shared by its devices. */
public final class PointSet {
  private final List<PointSpec> specs;
  private final Map<String, Integer> ordinals = new HashMap<>();

  public PointSet(List<PointSpec> specs) {
    this.specs = List.copyOf(specs);
    for (PointSpec spec : this.specs) {
      if (ordinals.put(spec.name(), ordinals.size()) != null) {
        throw new IllegalArgumentException("point " + spec.name() + " stands twice in one device");
      }
    }
  }

  public List<PointSpec> specs() {
    return specs;
  }

  public int size() {
    return specs.size();
  }

  /** 0-based place of the named point, or -1. */
  public int ordinal(String name) {
    return ordinals.getOrDefault(name, -1);
  }
}
