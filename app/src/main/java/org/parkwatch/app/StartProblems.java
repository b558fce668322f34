package org.parkwatch.app;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Turns what stops the start into the text that a person needs: our own exceptions carry it, with
 * file, line and key of every mistake, so no stack is shown.
 */
final class StartProblems implements FailureAnalyzer {
  private static final String OURS = "org.parkwatch.";

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getName().startsWith(OURS) && cause.getMessage() != null) {
        return new FailureAnalysis(
            cause.getMessage(), "Mend this and start again; nothing was changed.", failure);
      }
    }
    return null;
  }
}
