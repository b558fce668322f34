package org.parkwatch.app.history;

import java.util.function.Supplier;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.history.HistorySite;

/** What history must know of a park. */
public final class HistorySites {
  private HistorySites() {}

  /** Of whatever park is the current one; its zone is that of the first one. */
  public static HistorySite of(Supplier<Park> parks) {
    return new HistorySite(
        point -> parks.get().cellOfPoint(point),
        point -> counts(parks.get(), point),
        parks.get().zone());
  }

  private static boolean counts(Park park, int point) {
    return park.specOfPoint(point)
        .filter(spec -> spec.quantity() == Quantity.ACTIVE_ENERGY)
        .isPresent();
  }
}
