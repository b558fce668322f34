package org.parkwatch.facility.parkfile;

import java.util.List;
import java.util.stream.Collectors;

/** Park files are refused as a whole; this lists everything that is wrong in them. */
public final class ParkFileProblems extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  ParkFileProblems(List<Problem> problems, int unlisted) {
    super(text(problems, unlisted));
    this.problems = List.copyOf(problems);
  }

  /** In the order of discovery: syntax first, then references between files. */
  public List<Problem> problems() {
    return problems;
  }

  private static String text(List<Problem> problems, int unlisted) {
    return problems.stream()
        .map(Problem::toString)
        .collect(
            Collectors.joining(
                "\n  ",
                (problems.size() + unlisted) + " problem(s) in the park files:\n  ",
                unlisted == 0 ? "" : "\n  and " + unlisted + " more"));
  }
}
