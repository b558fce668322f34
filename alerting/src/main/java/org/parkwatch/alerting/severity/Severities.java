package org.parkwatch.alerting.severity;

import java.util.List;

/** The four levels, the gravest first. Immutable. */
public record Severities(List<Severity> levels) {
  /** The gravest level. */
  public static final int FIRST = 1;

  /** The mildest level. */
  public static final int LAST = 4;

  public Severities {
    levels = List.copyOf(levels);
    for (int level = FIRST; level <= LAST; level++) {
      if (levels.size() != LAST || levels.get(level - 1).level() != level) {
        throw new IllegalArgumentException("levels " + FIRST + " to " + LAST + " in order");
      }
    }
  }

  /**
   * What a level means.
   *
   * @param level 1..4
   */
  public Severity of(int level) {
    return levels.get(level - FIRST);
  }
}
