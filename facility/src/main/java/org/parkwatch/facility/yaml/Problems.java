package org.parkwatch.facility.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers mistakes, each once, while files are read, so that a person sees all of them at once. Not
 * thread-safe.
 */
public final class Problems {
  /** A wrong pattern can spoil thousands of cabinets; nobody reads further than this. */
  public static final int LISTED = 500;

  private final Set<Problem> problems = new LinkedHashSet<>();
  private int unlisted;

  public void add(Origin origin, String message) {
    add(origin.file(), origin.line(), origin.key(), message);
  }

  /** As {@link Problem} says. */
  public void add(String file, int line, String key, String message) {
    Problem problem = new Problem(file, line, key, message);
    if (problems.size() < LISTED) {
      problems.add(problem);
    } else if (!problems.contains(problem)) {
      unlisted++;
    }
  }

  public boolean none() {
    return problems.isEmpty();
  }

  /** How many there are, those beyond {@link #LISTED} among them. */
  public int count() {
    return problems.size() + unlisted;
  }

  /**
   * Goes on only if nothing is wrong.
   *
   * @param what first line of the message, such as {@code 3 mistakes in device profiles:}
   * @throws InputRefused with all problems
   */
  public void refuseIfAny(String what) {
    if (!none()) {
      throw new InputRefused(what, this);
    }
  }

  /** In the order in which they were found, at most {@link #LISTED}. */
  List<Problem> listed() {
    return List.copyOf(problems);
  }

  int unlisted() {
    return unlisted;
  }
}
