package org.parkwatch.telemetry.export;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.history.Tier;

/**
 * What is exported. Immutable.
 *
 * @param points in the order of the file, at least one
 * @param fromMillis UTC, inclusive; {@code toMillis} exclusive
 * @param tier of roll-ups; null for the samples themselves
 * @param zone of the site, for its own times beside UTC
 */
public record ExportSelection(
    List<ExportPoint> points, long fromMillis, long toMillis, @Nullable Tier tier, ZoneId zone) {
  public ExportSelection {
    points = List.copyOf(points);
    if (points.isEmpty() || fromMillis >= toMillis) {
      throw new IllegalArgumentException("an export needs a point, and time");
    }
  }

  /** About how many rows it comes to, if every promised sample was taken; 1 or more. */
  public long expectedRows() {
    long span = toMillis - fromMillis;
    long rows = 0;
    for (ExportPoint point : points) {
      long every = tier == null ? point.spec().interval().toMillis() : tier.millis();
      rows += Math.max(1, span / every);
    }
    return rows;
  }
}
