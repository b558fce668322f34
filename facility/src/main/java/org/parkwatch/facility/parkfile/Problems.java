package org.parkwatch.facility.parkfile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems, each once, so that a person sees all of them at once. Not thread-safe. */
final class Problems {
  /** A wrong pattern can spoil thousands of cabinets; nobody reads further than this. */
  static final int LISTED = 500;

  private final Set<Problem> problems = new LinkedHashSet<>();
  private int unlisted;

  void add(Origin origin, String message) {
    Problem problem = new Problem(origin.file(), origin.line(), origin.key(), message);
    if (problems.size() < LISTED) {
      problems.add(problem);
    } else if (!problems.contains(problem)) {
      unlisted++;
    }
  }

  boolean any() {
    return !problems.isEmpty();
  }

  void throwIfAny() {
    if (any()) {
      throw new ParkFileProblems(List.copyOf(problems), unlisted);
    }
  }
}
