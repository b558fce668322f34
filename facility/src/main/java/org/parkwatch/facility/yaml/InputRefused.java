package org.parkwatch.facility.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** What a person wrote is wrong and nothing of it was taken; lists everything that is wrong. */
public class InputRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * @param what first line of the message; a line for each problem follows
   */
  public InputRefused(String what, Problems problems) {
    super(text(what, problems));
    this.problems = problems.listed();
  }

  /** In the order in which they were found, at most {@link Problems#LISTED}. */
  public final List<Problem> problems() {
    return problems;
  }

  private static String text(String what, Problems problems) {
    return problems.listed().stream()
        .map(problem -> "\n  " + problem)
        .collect(
            Collectors.joining(
                "",
                what,
                problems.unlisted() == 0 ? "" : "\n  and " + problems.unlisted() + " more"));
  }
}
