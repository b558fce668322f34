package org.parkwatch.facility.access;

/** The audit trail could not be written, so that what was asked for was not done. */
public final class TrailUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  TrailUnavailable(Throwable cause) {
    super("the audit trail cannot be written: " + cause.getMessage(), cause);
  }
}
