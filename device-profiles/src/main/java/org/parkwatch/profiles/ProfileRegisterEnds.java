package org.parkwatch.profiles;

import org.parkwatch.facility.park.RegisterEnds;

/** Tells where registers begin anew, as profiles say. Immutable and thread-safe. */
public record ProfileRegisterEnds(Profiles profiles) implements RegisterEnds {
  @Override
  public double endOf(String profile, String point) {
    return profiles
        .find(profile)
        .flatMap(known ->
            known.points().stream().filter(each -> each.spec().name().equals(point)).findFirst())
        .map(found -> found.binding().rollsOverAt())
        .orElse(Double.NaN);
  }
}
