package org.parkwatch.telemetry.history;

import org.parkwatch.telemetry.rollup.Rollup;

/**
 * A roll-up and its span.
 *
 * @param fromMillis UTC, inclusive; {@code toMillis} exclusive
 */
public record Rolled(long fromMillis, long toMillis, Rollup rollup) {}
