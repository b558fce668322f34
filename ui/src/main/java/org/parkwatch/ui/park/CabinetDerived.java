package org.parkwatch.ui.park;

import java.util.Optional;
import org.parkwatch.capacity.load.LoadPoints;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.marks.Reading;

/**
 * What the derived points of a cabinet say. A reading is there where the cabinet has such a point;
 * whether it has a value for the present it says itself.
 *
 * @param power kW of both feeds from the best source
 * @param source bits of {@link LoadPoints#SOURCE}
 * @param headroom kW of the contract not drawn; below 0 where more is drawn
 * @param failover % of its rating that the weaker feed would carry alone
 * @param disagreement % by which two meters of the same load differ
 * @param redundancy a {@link DeviceState}
 */
record CabinetDerived(
    Reading power,
    Reading source,
    Reading headroom,
    Reading failover,
    Reading disagreement,
    Reading redundancy) {
  /**
   * What two meters of class 1 may differ by with the current transformers before them (class 1
   * too), 2 %, twice over: then one of them measures something else.
   */
  static final double DIFFERENT_PERCENT = 5;

  /** Empty for a cabinet of which nothing is derived. */
  static Optional<CabinetDerived> of(Park park, Cabinet cabinet, Latest latest) {
    return park.derivedOf(OwnerKind.CABINET, cabinet.id())
        .filter(block -> block.pointId(LoadPoints.REDUNDANCY) >= 0)
        .map(block ->
            new CabinetDerived(
                read(block, LoadPoints.POWER, latest),
                read(block, LoadPoints.SOURCE, latest),
                read(block, LoadPoints.HEADROOM, latest),
                read(block, LoadPoints.FAILOVER_LOAD, latest),
                read(block, LoadPoints.DISAGREEMENT, latest),
                read(block, LoadPoints.REDUNDANCY, latest)));
  }

  private static Reading read(DerivedBlock block, String point, Latest latest) {
    return Reading.of(block, point, latest)
        .orElseThrow(() -> new IllegalStateException("a cabinet has no derived point " + point));
  }

  /** Key of the words for what measures the cabinet. */
  String sourceWord() {
    int bits = source.fresh() ? (int) source.value() : 0;
    return switch (bits) {
      case LoadPoints.RACK_PDU -> "cabinet.by-rack-pdus";
      case LoadPoints.BRANCH -> "cabinet.by-branches";
      case LoadPoints.RACK_PDU | LoadPoints.BRANCH -> "cabinet.by-both";
      default -> "cabinet.by-nobody";
    };
  }

  /** Key of the words for what is left if a feed fails. */
  String redundancyWord() {
    int code = redundancy.fresh() ? (int) redundancy.value() : DeviceState.UNKNOWN.code();
    if (code == DeviceState.NORMAL.code()) {
      return "cabinet.both-feeds";
    }
    if (code == DeviceState.WARNING.code()) {
      return "cabinet.one-feed";
    }
    return code == DeviceState.CRITICAL.code() ? "cabinet.no-feed" : "cabinet.feeds-unknown";
  }

  /** Whether both feeds carry voltage. */
  boolean redundant() {
    return redundancy.fresh() && (int) redundancy.value() == DeviceState.NORMAL.code();
  }

  /** % of its rating that would be left to the weaker feed; NaN where nobody knows. */
  double ratingLeft() {
    return 100 - failover.value();
  }

  /** Whether one feed cannot carry the load for long. */
  boolean overAlone() {
    return failover.value() > 100 * CabinetReadings.ALONE_LIMIT;
  }

  /** Whether two meters of the same load contradict each other. */
  boolean contradicts() {
    return disagreement.value() > DIFFERENT_PERCENT;
  }
}
