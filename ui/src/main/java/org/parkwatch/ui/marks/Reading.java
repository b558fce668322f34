package org.parkwatch.ui.marks;

import java.util.Optional;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.telemetry.latest.Freshness;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.telemetry.sample.Quality;

/**
 * The newest of a point, as a screen shows it.
 *
 * @param value in the unit of the point's quantity; NaN unless fresh
 * @param atMillis of the newest sample, 0 if there never was one
 * @param usableMillis of the newest usable sample, 0 if there never was one
 */
public record Reading(
    int point,
    PointSpec spec,
    Freshness freshness,
    double value,
    long atMillis,
    long usableMillis,
    Quality quality) {
  /** Empty where this make of device has no such point. */
  public static Optional<Reading> of(Device device, String name, Latest latest) {
    return of(device.firstPoint(), device.points(), name, latest);
  }

  /** Empty where this kind of owner has no such derived point. */
  public static Optional<Reading> of(DerivedBlock block, String name, Latest latest) {
    return of(block.firstPoint(), block.points(), name, latest);
  }

  private static Optional<Reading> of(int first, PointSet points, String name, Latest latest) {
    int ordinal = points.ordinal(name);
    if (ordinal < 0) {
      return Optional.empty();
    }
    PointSpec spec = points.specs().get(ordinal);
    int point = first + ordinal;
    Freshness freshness = freshness(latest, point, spec);
    double value = freshness == Freshness.FRESH ? latest.value(point) : Double.NaN;
    return Optional.of(
        new Reading(
            point,
            spec,
            freshness,
            value,
            latest.millis(point),
            latest.usableMillis(point),
            Quality.of(latest.quality(point))));
  }

  private static Freshness freshness(Latest latest, int point, PointSpec spec) {
    Freshness freshness = Freshness.of(latest, point, spec.interval());
    return freshness == Freshness.STALE && spec.onChange() ? Freshness.FRESH : freshness;
  }

  public boolean fresh() {
    return freshness == Freshness.FRESH;
  }
}
