package org.parkwatch.profiles.yaml;

import java.util.ArrayList;
import java.util.List;

/** Gathers mistakes while files are read, so that all are reported at once. One thread. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  public void add(String file, int line, String key, String message) {
    found.add(new Problem(file, line, key, message));
  }

  public boolean none() {
    return found.isEmpty();
  }

  public int count() {
    return found.size();
  }

  /**
   * Goes on only if nothing is wrong.
   *
   * @param what first line of the message, such as {@code 3 profiles cannot be read:}
   * @throws InputRefused with all problems
   */
  public void refuseIfAny(String what) {
    if (!found.isEmpty()) {
      throw new InputRefused(what, found);
    }
  }
}
