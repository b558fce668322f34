package org.parkwatch.facility.access;

import java.time.Instant;

/**
 * Which entries of the trail to read, newest first.
 *
 * @param account of whom; empty for everyone
 * @param action that the entry's action begins with; empty for all
 * @param subject that the entry is about; empty for all
 * @param from inclusive, {@code to} exclusive
 * @param limit at most so many, 1..10,000
 */
public record AuditFilter(
    String account, String action, String subject, Instant from, Instant to, int limit) {
  public AuditFilter {
    if (limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("limit " + limit + " is not from 1 to 10,000");
    }
  }

  /** The newest entries of everyone about everything. */
  public static AuditFilter newest(int limit) {
    return new AuditFilter("", "", "", Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"), limit);
  }
}
