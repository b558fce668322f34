package org.parkwatch.facility.store;

import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.PointSet;

/**
 * A block of derived points as it is stored.
 *
 * @param capacity ids from {@code firstPoint} on that nobody else will ever get
 */
record DerivedRow(OwnerKind kind, int owner, int cell, int firstPoint, int capacity, int pointSet) {
  /** What makes a row another version of the same block. */
  record Key(OwnerKind kind, int owner) {}

  Key key() {
    return new Key(kind, owner);
  }

  DerivedBlock block(PointSet points) {
    return new DerivedBlock(kind, owner, cell, firstPoint, points);
  }
}
