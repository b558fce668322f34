package org.parkwatch.facility.parkfile;

import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.park.Side;

/**
 * Equipment {@code from} feeds, cools or connects {@code to}.
 *
 * @param target what {@code to} is a code of
 * @param side for the last step of power to a cabinet, else null
 */
public record RelationDraft(
    RelationKind kind, String from, Relation.Target target, String to, @Nullable Side side) {}
