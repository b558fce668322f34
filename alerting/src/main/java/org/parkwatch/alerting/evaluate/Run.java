package org.parkwatch.alerting.evaluate;

import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;

/**
 * A run of points with whom they belong to.
 *
 * @param cell id
 * @param first id of the first point
 */
record Run(Subject subject, int cell, int first, PointSet points) {
  /** Id of the named point, or -1. */
  int point(String name) {
    int ordinal = points.ordinal(name);
    return ordinal < 0 ? -1 : first + ordinal;
  }

  PointSpec spec(int point) {
    return points.specs().get(point - first);
  }
}
