package org.parkwatch.ui.park;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.park.Tenancy;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.marks.Reading;

/**
 * What is known now of one cabinet: its rack PDUs, what they draw, and what one feed would carry
 * alone. A figure that needs a value nobody has is NaN, never a guess.
 *
 * @param contractKw contracted active power, NaN for a free position
 */
record CabinetReadings(List<Feed> feeds, double contractKw) {
  /**
   * Share of its rating that a feed may carry alone, after the other is lost. Continuous load is
   * held to 80 % of the rating of what protects it, as the mock-ups draw it and as the planner asks
   * of branch circuits (125 % of the continuous load).
   */
  static final double ALONE_LIMIT = 0.8;

  /**
   * One rack PDU.
   *
   * @param ratedAmps NaN where nobody wrote it down
   */
  record Feed(@Nullable Side side, Device device, double ratedAmps, Latest latest) {
    Optional<Reading> read(String point) {
      return Reading.of(device, point, latest);
    }

    double now(String point) {
      return read(point).map(Reading::value).orElse(Double.NaN);
    }
  }

  CabinetReadings {
    feeds = List.copyOf(feeds);
  }

  static CabinetReadings of(Park park, Cabinet cabinet, Latest latest) {
    List<Feed> feeds = new ArrayList<>();
    for (Device device : park.devicesOfCabinet(cabinet.id())) {
      Equipment equipment = park.equipmentOf(device);
      double rated = equipment.ratings().getOrDefault("ratedAmps", Double.NaN);
      feeds.add(new Feed(equipment.side(), device, rated, latest));
    }
    feeds.sort(
        Comparator.comparing(Feed::side, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(feed -> feed.device().code()));
    double contract = park.tenancyOf(cabinet.id()).map(Tenancy::contractKw).orElse(Double.NaN);
    return new CabinetReadings(feeds, contract);
  }

  /** Active power of all feeds in kW; NaN if one of them has no fresh value, or there is none. */
  double powerKw() {
    return sum(PointNames.POWER);
  }

  /** Drawn power in percent of the contract; NaN without a contract or a fresh value. */
  double percentOfContract() {
    return 100 * powerKw() / contractKw;
  }

  /**
   * Current in A that one feed carries alone when the other is lost: the sum of both. NaN without
   * two feeds that answer.
   */
  double aloneAmps() {
    return feeds.size() < 2 ? Double.NaN : sum(PointNames.CURRENT);
  }

  private double sum(String point) {
    return feeds.isEmpty()
        ? Double.NaN
        : feeds.stream().mapToDouble(feed -> feed.now(point)).reduce(0, Double::sum);
  }

  /** The first feed that measures a point, such as a sensor that hangs on one rack PDU only. */
  Optional<Reading> first(String point) {
    Optional<Reading> any = Optional.empty();
    for (Feed feed : feeds) {
      Optional<Reading> reading = feed.read(point);
      if (reading.isPresent() && reading.get().fresh()) {
        return reading;
      }
      any = any.or(() -> reading);
    }
    return any;
  }
}
