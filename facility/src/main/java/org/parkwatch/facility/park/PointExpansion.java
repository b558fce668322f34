package org.parkwatch.facility.park;

import java.util.Optional;

/** Which points a make of device has. Implemented by the room that knows the profiles. */
public interface PointExpansion {
  /**
   * The points of a profile in a stable order, without the health points ({@code comm.*}) that
   * every device has; with {@code comm.clock.offset} where the make tells a time.
   *
   * @return empty if no profile has this id
   */
  Optional<PointSet> pointsOf(String profile);
}
