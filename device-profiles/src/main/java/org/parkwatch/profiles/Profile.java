package org.parkwatch.profiles;

import java.time.Duration;
import java.util.List;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.profiles.binding.Family;

/**
 * How one make of device speaks. Immutable.
 *
 * @param id stable, such as {@code apc-rpdu2}
 * @param models type plates it is known to read
 * @param sources what it was written from
 * @param points what it is asked for
 * @param events what it tells by itself, as far as that is a point
 * @param pointSet all of them
 * @param identification empty for families whose devices do not tell what they are
 */
public record Profile(
    String id,
    String vendor,
    Names names,
    List<String> models,
    List<Source> sources,
    Dialect dialect,
    Identification identification,
    List<ProfilePoint> points,
    List<EventPoint> events,
    PointSet pointSet) {
  public Profile {
    models = List.copyOf(models);
    sources = List.copyOf(sources);
    points = List.copyOf(points);
    events = List.copyOf(events);
  }

  /** How its devices are spoken to. */
  public Family family() {
    return dialect.family();
  }

  /**
   * The same make with all its points read at one pace, as for a trial; no faster than the device
   * may be asked.
   */
  public Profile readEvery(Duration wanted) {
    Duration least = dialect.minimumInterval().orElse(wanted);
    Duration pace = wanted.compareTo(least) < 0 ? least : wanted;
    List<ProfilePoint> paced =
        points.stream()
            .map(point -> new ProfilePoint(point.spec().readEvery(pace), point.binding()))
            .toList();
    PointSet set =
        new PointSet(
            pointSet.specs().stream()
                .map(spec -> spec.quantity() == Quantity.EVENT ? spec : spec.readEvery(pace))
                .toList());
    return new Profile(
        id, vendor, names, models, sources, dialect, identification, paced, events, set);
  }
}
