package org.parkwatch.facility.store;

import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.park.Side;

/** A relation without its validity. */
record RelationRow(
    RelationKind kind, int from, Relation.Target target, int to, @Nullable Side side) {}
