package org.parkwatch.facility.park;

/** Where registers that only grow begin anew. Implemented by the room that knows the profiles. */
@FunctionalInterface
public interface RegisterEnds {
  /**
   * The end of a point of a profile, in its stored unit: it never shows so much, but 0 again.
   *
   * @return NaN where nobody knows it
   */
  double endOf(String profile, String point);
}
