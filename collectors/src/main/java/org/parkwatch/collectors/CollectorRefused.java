package org.parkwatch.collectors;

import java.util.List;

/** The park cannot be collected as it stands; nothing was changed. Carries every reason. */
public final class CollectorRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 50;

  private final transient List<String> problems;

  CollectorRefused(List<String> problems) {
    super(
        problems.size()
            + " devices cannot be collected:\n  "
            + String.join("\n  ", problems.subList(0, Math.min(SHOWN, problems.size())))
            + (problems.size() > SHOWN ? "\n  and " + (problems.size() - SHOWN) + " more" : ""));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
