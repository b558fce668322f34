package org.parkwatch.profiles;

import java.util.Optional;
import org.parkwatch.facility.park.PointExpansion;
import org.parkwatch.facility.park.PointSet;

/** Tells facility which points the devices of a profile have. Immutable and thread-safe. */
public record ProfileExpansion(Profiles profiles) implements PointExpansion {
  @Override
  public Optional<PointSet> pointsOf(String profile) {
    return profiles.find(profile).map(Profile::pointSet);
  }
}
