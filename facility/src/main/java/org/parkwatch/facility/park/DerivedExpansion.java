package org.parkwatch.facility.park;

import java.util.List;

/** Which derived points an owner has. Implemented by the room that knows the formulas. */
public interface DerivedExpansion {
  /** No derived points at all. */
  DerivedExpansion NONE = kind -> new PointSet(List.of());

  /** The points of every owner of a kind, in a stable order; an empty set for none. */
  PointSet pointsOf(OwnerKind kind);
}
