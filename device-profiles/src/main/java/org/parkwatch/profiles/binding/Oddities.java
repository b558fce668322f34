package org.parkwatch.profiles.binding;

import java.time.Duration;
import java.util.Set;

/**
 * The oddities of a make.
 *
 * @param pause between an answer and the next request; 0 where the device needs none
 * @param maxRepetitions SNMP: most rows of a column that one GETBULK may ask for, 1 and more
 */
public record Oddities(Set<Oddity> named, Duration pause, int maxRepetitions) {
  /** More rows of one column no answer holds. */
  public static final int USUAL_REPETITIONS = 12;

  /** Of devices that do as their standard says. */
  public static final Oddities NONE = new Oddities(Set.of(), Duration.ZERO, USUAL_REPETITIONS);

  public Oddities {
    named = Set.copyOf(named);
  }

  public boolean has(Oddity oddity) {
    return named.contains(oddity);
  }
}
