package org.parkwatch.facility.change;

import java.util.List;

/**
 * What the park files would change, and what keeps them from being put in force.
 *
 * @param revision of the park that is in force
 * @param hash of the files that were looked at
 * @param diff to what is in force; empty where the files are wrong
 * @param problems a line each, with file, line and key where there are such; empty if all is well
 */
public record ParkReview(long revision, String hash, ParkDiff diff, List<String> problems) {
  public ParkReview {
    problems = List.copyOf(problems);
  }

  /** Whether there is something to put in force and nothing in the way. */
  public boolean applicable() {
    return problems.isEmpty() && !diff.isEmpty();
  }
}
