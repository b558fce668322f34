package org.parkwatch.alerting.journal;

import org.parkwatch.telemetry.history.EngineErrors;

/** The journal could not be written or read. */
public final class JournalFailure extends Exception {
  private static final long serialVersionUID = 1;

  JournalFailure(String message, Throwable cause) {
    super(message, cause);
  }

  public JournalFailure(String message) {
    super(message);
  }

  /** Whether files are damaged: then trying again does not help. */
  public boolean isDamage() {
    return getCause() instanceof IllegalStateException || EngineErrors.isDamage(this);
  }

  /** What is wrong, with its cause, on one line. */
  public String reason() {
    Throwable cause = getCause();
    return cause == null ? String.valueOf(getMessage()) : getMessage() + ": " + cause.getMessage();
  }
}
