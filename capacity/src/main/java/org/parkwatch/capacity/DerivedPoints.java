package org.parkwatch.capacity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.capacity.energy.EnergyFormulas;
import org.parkwatch.capacity.energy.EnergyPoints;
import org.parkwatch.capacity.load.Feeds;
import org.parkwatch.capacity.load.LoadFormulas;
import org.parkwatch.capacity.load.LoadPoints;
import org.parkwatch.facility.park.DerivedExpansion;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.RegisterEnds;
import org.parkwatch.telemetry.derive.DerivePlan;
import org.parkwatch.telemetry.derive.Formulas;
import org.parkwatch.telemetry.latest.Freshness;

/** The derived points of this room: which there are, and how they come about. Thread-safe. */
public final class DerivedPoints implements DerivedExpansion {
  private final Map<OwnerKind, PointSet> sets = new EnumMap<>(OwnerKind.class);

  public DerivedPoints() {
    for (OwnerKind kind : OwnerKind.values()) {
      List<PointSpec> specs = new ArrayList<>(LoadPoints.of(kind));
      specs.addAll(EnergyPoints.of(kind));
      sets.put(kind, new PointSet(specs));
    }
  }

  @Override
  public PointSet pointsOf(OwnerKind kind) {
    return sets.getOrDefault(kind, new PointSet(List.of()));
  }

  /**
   * The formulas of a park, compiled.
   *
   * @param ends of the registers of its devices
   */
  public static DerivePlan plan(Park park, RegisterEnds ends) {
    Formulas formulas = new Formulas();
    Feeds feeds = new Feeds(park);
    LoadFormulas.add(park, feeds, formulas);
    EnergyFormulas.add(park, feeds, formulas);
    return DerivePlan.compile(
        formulas.all(),
        point -> allowedMillis(park, point),
        point -> endOf(park, ends, point),
        park.zone(),
        point -> name(park, point));
  }

  private static long allowedMillis(Park park, int point) {
    return park.specOfPoint(point).map(spec -> Freshness.allowedMillis(spec.interval())).orElse(0L);
  }

  private static double endOf(Park park, RegisterEnds ends, int point) {
    return park.deviceOfPoint(point)
        .map(device ->
            ends.endOf(
                device.profile(), device.points().specs().get(point - device.firstPoint()).name()))
        .orElse(Double.NaN);
  }

  private static String name(Park park, int point) {
    return park.derivedOfPoint(point)
        .map(block ->
            park.ownerCode(block)
                + " "
                + block.points().specs().get(point - block.firstPoint()).name())
        .orElseGet(() -> "point " + point);
  }
}
