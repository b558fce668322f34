package org.parkwatch.profiles;

import java.time.Duration;
import java.util.Set;

/**
 * The oddities of a make.
 *
 * @param pause between an answer and the next request; 0 where the device needs none
 */
public record Oddities(Set<Oddity> named, Duration pause) {
  /** Of devices that do as their standard says. */
  public static final Oddities NONE = new Oddities(Set.of(), Duration.ZERO);

  public Oddities {
    named = Set.copyOf(named);
  }

  public boolean has(Oddity oddity) {
    return named.contains(oddity);
  }
}
