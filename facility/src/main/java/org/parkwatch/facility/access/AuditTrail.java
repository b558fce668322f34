package org.parkwatch.facility.access;

/** The record of what people did; kept at least six months, never changed. */
public interface AuditTrail {
  /**
   * Appends one entry in the caller's transaction, or in one of its own.
   *
   * @param action such as {@code alarm.acknowledge}
   * @param subject what it was done to, such as an alarm's id or a cabinet's code
   * @param reason in the viewer's own words, may be empty where the action asks for none
   * @throws TrailUnavailable if it cannot be written; then the caller must not act
   */
  void append(Viewer viewer, String action, String subject, String reason);
}
