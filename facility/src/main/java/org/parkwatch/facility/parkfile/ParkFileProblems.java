package org.parkwatch.facility.parkfile;

import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.facility.yaml.Problems;

/** Park files are refused as a whole; this lists everything that is wrong in them. */
public final class ParkFileProblems extends InputRefused {
  private static final long serialVersionUID = 1;

  /** The problems stand in the order of discovery: syntax first, then references between files. */
  ParkFileProblems(Problems problems) {
    super(problems.count() + " problem(s) in the park files:", problems);
  }
}
