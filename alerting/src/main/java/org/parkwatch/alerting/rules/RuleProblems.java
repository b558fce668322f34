package org.parkwatch.alerting.rules;

import java.util.List;
import java.util.stream.Collectors;

/** Everything wrong with the rule files, found at once; nothing of them is in force. */
public final class RuleProblems extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<RuleProblem> problems;

  public RuleProblems(List<RuleProblem> problems) {
    super(
        problems.stream()
            .map(problem -> "\n  " + problem)
            .collect(
                Collectors.joining(
                    "", "the alarm rules have " + count(problems.size()) + ":", "")));
    this.problems = List.copyOf(problems);
  }

  private static String count(int problems) {
    return problems == 1 ? "1 problem" : problems + " problems";
  }

  public List<RuleProblem> problems() {
    return problems;
  }
}
