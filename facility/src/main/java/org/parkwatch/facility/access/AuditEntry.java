package org.parkwatch.facility.access;

import java.time.Instant;

/**
 * One thing that somebody did.
 *
 * @param id grows with every entry
 * @param role that the account had when it did this
 */
public record AuditEntry(
    long id, Instant at, String account, Role role, String action, String subject, String reason) {}
