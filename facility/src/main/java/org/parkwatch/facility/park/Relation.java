package org.parkwatch.facility.park;

import org.jspecify.annotations.Nullable;

/**
 * Equipment {@code from} feeds, cools or connects {@code to}.
 *
 * @param to what is served
 * @param side for the last step of power to a cabinet, which feed this is; else null
 */
public record Relation(
    RelationKind kind, int from, Target target, int to, @Nullable Side side, Validity valid) {
  /** What {@code to} is an id of. */
  public enum Target {
    EQUIPMENT,
    CABINET,
    PLACE
  }
}
