package org.parkwatch.ui.wall;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.refresh.Fresh;

/**
 * Points that are read together for one figure, with the equipment each belongs to. What has no
 * fresh value is left out, never taken for 0. Immutable.
 */
final class PointList {
  private final Park park;
  private final int[] points;

  private PointList(Park park, int[] points) {
    this.park = park;
    this.points = points;
  }

  /** The named points of all collected devices whose equipment fits, in the order of its codes. */
  static PointList of(
      Park park, List<Device> devices, Predicate<Equipment> which, String... names) {
    int[] points =
        devices.stream()
            .filter(device -> device.life().collected() && which.test(park.equipmentOf(device)))
            .flatMapToInt(device -> Arrays.stream(names).mapToInt(device::pointId))
            .filter(point -> point >= 0)
            .toArray();
    return new PointList(park, points);
  }

  int size() {
    return points.length;
  }

  /** The fresh value at a place of the list, NaN if it has none. */
  double value(Latest latest, int place) {
    return fresh(park, latest, points[place]);
  }

  /** The fresh value of a point, NaN if it has none. */
  static double fresh(Park park, Latest latest, int point) {
    return park.specOfPoint(point).map(spec -> Fresh.value(latest, spec, point)).orElse(Double.NaN);
  }

  /** How many values are fresh. */
  int fresh(Latest latest) {
    return values(latest).length;
  }

  /** How many fresh values are this one. */
  int count(Latest latest, double value) {
    return (int) Arrays.stream(values(latest)).filter(v -> v == value).count();
  }

  OptionalDouble sum(Latest latest) {
    double[] values = values(latest);
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Arrays.stream(values).sum());
  }

  OptionalDouble mean(Latest latest) {
    return Arrays.stream(values(latest)).average();
  }

  OptionalDouble least(Latest latest) {
    return Arrays.stream(values(latest)).min();
  }

  OptionalDouble most(Latest latest) {
    return Arrays.stream(values(latest)).max();
  }

  private double[] values(Latest latest) {
    double[] values = new double[points.length];
    int n = 0;
    for (int i = 0; i < points.length; i++) {
      double value = value(latest, i);
      if (!Double.isNaN(value)) {
        values[n++] = value;
      }
    }
    return Arrays.copyOf(values, n);
  }
}
