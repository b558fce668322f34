package org.parkwatch.profiles.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** Input is wrong and nothing of it was taken; carries every problem found. */
public final class InputRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InputRefused(String what, List<Problem> problems) {
    super(what + problems.stream().map(p -> "\n  " + p).collect(Collectors.joining()));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order in which they were found. */
  public List<Problem> problems() {
    return problems;
  }
}
