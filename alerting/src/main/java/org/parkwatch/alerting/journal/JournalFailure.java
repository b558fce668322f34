package org.parkwatch.alerting.journal;

/** The journal could not be written or read. */
public final class JournalFailure extends Exception {
  private static final long serialVersionUID = 1;

  JournalFailure(String message, Throwable cause) {
    super(message, cause);
  }

  JournalFailure(String message) {
    super(message);
  }
}
