package org.parkwatch.collectors.rig;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of the machine. Without it the test is skipped with a sentence that says so;
 * where CI runs (variable {@code CI}), it fails.
 */
public final class Needs {
  private Needs() {}

  /**
   * Ends the test unless the machine has it.
   *
   * @param what such as {@code mosquitto (Debian: mosquitto)}
   */
  public static void that(String what, boolean there) {
    if (there) {
      return;
    }
    String sentence = "NOT PROVED: this machine lacks " + what;
    System.err.println(sentence);
    String ci = System.getenv("CI");
    if (ci != null && !ci.isEmpty()) {
      Assertions.fail(sentence);
    }
    Assumptions.abort(sentence);
  }
}
