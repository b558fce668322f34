package org.parkwatch.telemetry.log;

import java.util.List;

/**
 * What became durable together.
 *
 * @param offset of the group; grows by one with each group, never re-used
 * @param committedAtMillis wall clock when it was durable, for figures only: no decision may rest
 *     on it
 */
public record LogGroup(long offset, long committedAtMillis, List<LogRecord> records) {}
