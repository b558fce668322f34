package org.parkwatch.ui.park;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.Side;
import org.parkwatch.telemetry.latest.Freshness;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.marks.Reading;
import org.parkwatch.ui.words.Terms;

/**
 * A cabinet as a line of the table. Figures are NaN where there is no fresh value.
 *
 * @param state key of the words for what is wrong with its data, or that nothing is
 * @param level of its worst standing alarm, 0 for none
 */
record CabinetRow(
    String code,
    String tenant,
    double inlet,
    double powerKw,
    double percent,
    double ampsA,
    double ampsB,
    String state,
    int level) {
  private static final String FREE = "twin.free";

  /**
   * Reads a cabinet.
   *
   * @param levels worst standing alarm by cabinet id
   */
  static CabinetRow of(
      Park park, Cabinet cabinet, Latest latest, Map<Integer, Integer> levels, Locale locale) {
    CabinetReadings readings = CabinetReadings.of(park, cabinet, latest);
    String tenant =
        park.tenancyOf(cabinet.id())
            .map(tenancy -> park.tenant(tenancy.tenant()).names().in(locale))
            .orElse("");
    return new CabinetRow(
        cabinet.code(),
        tenant,
        readings.first(PointNames.INLET_TEMPERATURE).map(Reading::value).orElse(Double.NaN),
        readings.powerKw(),
        readings.percentOfContract(),
        amps(readings, Side.A),
        amps(readings, Side.B),
        state(readings),
        levels.getOrDefault(cabinet.id(), 0));
  }

  private static double amps(CabinetReadings readings, Side side) {
    return readings.feeds().stream()
        .filter(feed -> feed.side() == side)
        .findFirst()
        .map(feed -> feed.now(PointNames.CURRENT))
        .orElse(Double.NaN);
  }

  private static String state(CabinetReadings readings) {
    if (readings.feeds().isEmpty()) {
      return FREE;
    }
    Optional<Freshness> worst =
        readings.feeds().stream()
            .flatMap(feed -> feed.read(PointNames.CURRENT).stream())
            .map(Reading::freshness)
            .max(Freshness::compareTo);
    return switch (worst.orElse(Freshness.NEVER)) {
      case FRESH -> "twin.fresh";
      case STALE -> "value.stale";
      case BAD -> "value.bad";
      case NEVER -> "value.never";
    };
  }

  /** Nothing hangs in it that could be measured. */
  boolean free() {
    return state.equals(FREE);
  }

  /** Whether all terms stand in code and tenant. */
  boolean says(Terms terms) {
    return terms.isEmpty() || terms.allIn(Terms.fold(code + " " + tenant));
  }
}
