package org.parkwatch.alerting.rules;

import java.util.List;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.facility.yaml.Problem;

/** What is wrong with an input, a line each as its author reads it. */
public final class Refusals {
  private Refusals() {}

  /** Of what is read there; empty if it is taken. */
  public static List<String> of(Runnable read) {
    try {
      read.run();
      return List.of();
    } catch (InputRefused e) {
      return e.problems().stream().map(Problem::toString).toList();
    }
  }
}
