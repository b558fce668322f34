package org.parkwatch.profiles;

import java.util.List;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointSet;

/**
 * How one make of device speaks. Immutable.
 *
 * @param id stable, such as {@code apc-rpdu2}
 * @param models type plates it is known to read
 * @param sources what it was written from
 */
public record Profile(
    String id,
    String vendor,
    Names names,
    List<String> models,
    List<Source> sources,
    Identification identification,
    List<ProfilePoint> points,
    PointSet pointSet) {
  public Profile {
    models = List.copyOf(models);
    sources = List.copyOf(sources);
    points = List.copyOf(points);
  }
}
