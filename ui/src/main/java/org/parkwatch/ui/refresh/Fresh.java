package org.parkwatch.ui.refresh;

import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.telemetry.latest.Freshness;
import org.parkwatch.telemetry.latest.Latest;

/** Whether the newest sample of a point may stand for the present on a screen. */
public final class Fresh {
  private Fresh() {}

  /** True also for an old one where silence is healthy while the device's session lives. */
  public static boolean is(Latest latest, PointSpec spec, int point) {
    return switch (Freshness.of(latest, point, spec.interval())) {
      case FRESH -> true;
      case STALE -> spec.onChange();
      case BAD, NEVER -> false;
    };
  }

  /** The newest value if it is fresh, else NaN. */
  public static double value(Latest latest, PointSpec spec, int point) {
    return is(latest, spec, point) ? latest.value(point) : Double.NaN;
  }
}
