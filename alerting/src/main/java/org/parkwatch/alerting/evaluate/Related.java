package org.parkwatch.alerting.evaluate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Side;

/**
 * What the names of a formula mean: points of the subject itself, {@code a.} and {@code b.} of the
 * rack PDUs of a cabinet, {@code cabinet.}, {@code row.}, {@code room.}, {@code building.} and
 * {@code park.} of derived points around it; {@code rating.} before the last part is a rating.
 */
final class Related {
  private static final String RATING = "rating.";

  private final Park park;
  private final Zones zones;
  private final Map<String, Run> byCode = new HashMap<>();
  private final Map<Integer, PointSpec> specs = new HashMap<>();

  /**
   * @param runs on duty; nothing else has points
   */
  Related(Park park, List<Run> runs) {
    this.park = park;
    zones = new Zones(park);
    runs.forEach(run -> byCode.put(key(run.subject()), run));
  }

  private static String key(Subject subject) {
    return subject.owner() + " " + subject.code();
  }

  /** What a point is that {@link #point} found. */
  PointSpec spec(int point) {
    PointSpec spec = specs.get(point);
    if (spec == null) {
      throw new IllegalArgumentException("point " + point + " was not asked for");
    }
    return spec;
  }

  /** Id of the point that a name means; empty where there is none. */
  OptionalInt point(Run run, String name) {
    OptionalInt own = named(run, name);
    int dot = name.indexOf('.');
    if (own.isPresent() || dot < 0) {
      return own;
    }
    return part(run, name.substring(0, dot))
        .map(part -> named(part, name.substring(dot + 1)))
        .orElse(OptionalInt.empty());
  }

  private OptionalInt named(Run run, String name) {
    int point = run.point(name);
    if (point < 0) {
      return OptionalInt.empty();
    }
    specs.put(point, run.spec(point));
    return OptionalInt.of(point);
  }

  private Optional<Run> part(Run run, String word) {
    int cabinet = run.subject().cabinet(park);
    for (Side side : Side.values()) {
      if (cabinet >= 0 && side.name().toLowerCase(Locale.ROOT).equals(word)) {
        return rackPdu(cabinet, side);
      }
    }
    for (OwnerKind kind : OwnerKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return zones.around(run.subject(), kind).flatMap(this::run);
      }
    }
    return Optional.empty();
  }

  /** The first of a feed by its code. */
  private Optional<Run> rackPdu(int cabinet, Side side) {
    return park.devicesOfCabinet(cabinet).stream()
        .filter(device -> park.equipmentOf(device).kind() == EquipmentKind.RACK_PDU)
        .filter(device -> park.equipmentOf(device).side() == side)
        .sorted(Comparator.comparing(Device::code))
        .flatMap(device -> run(Subject.of(device)).stream())
        .findFirst();
  }

  private Optional<Run> run(Subject subject) {
    return Optional.ofNullable(byCode.get(key(subject)));
  }

  /** The rating that a name means; NaN where there is none. */
  double rating(Run run, String name) {
    if (name.startsWith(RATING)) {
      return ratingOf(run, name.substring(RATING.length()));
    }
    int dot = name.indexOf('.');
    if (dot < 0 || !name.startsWith(RATING, dot + 1)) {
      return Double.NaN;
    }
    return part(run, name.substring(0, dot))
        .map(part -> ratingOf(part, name.substring(dot + 1 + RATING.length())))
        .orElse(Double.NaN);
  }

  private double ratingOf(Run run, String rating) {
    Device device = run.subject().device();
    return device == null
        ? Double.NaN
        : park.equipmentOf(device).ratings().getOrDefault(rating, Double.NaN);
  }
}
