package org.parkwatch.tests.conformance;

import java.util.List;

/** A file is no recording; the message names file and line of each mistake, a line each. */
final class BrokenRecording extends Exception {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 10;

  BrokenRecording(List<String> mistakes) {
    super(
        String.join("\n", mistakes.subList(0, Math.min(SHOWN, mistakes.size())))
            + (mistakes.size() > SHOWN ? "\n... and " + (mistakes.size() - SHOWN) + " more" : ""));
  }
}
