package org.parkwatch.facility.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;

/** The points that every device has, whatever its make: how our talk with it goes. */
final class HealthPoints {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final List<PointSpec> SPECS =
      List.of(
          new PointSpec(
              PointNames.COMM_UP, Quantity.COMM_UP, new Names("Answers", "通信"), 0, MINUTE, false),
          new PointSpec(
              PointNames.COMM_AGE,
              Quantity.DURATION,
              new Names("Age of data", "数据时龄"),
              0,
              MINUTE,
              false),
          new PointSpec(
              PointNames.COMM_DURATION,
              Quantity.DURATION,
              new Names("Poll duration", "采集耗时"),
              3,
              MINUTE,
              false));

  private HealthPoints() {}

  /** The points of a profile, then the health points. */
  static PointSet with(PointSet profile) {
    List<PointSpec> all = new ArrayList<>(profile.specs());
    all.addAll(SPECS);
    return new PointSet(all);
  }

  /**
   * The points of an upgraded profile in an order that keeps the ids of a device: every point that
   * it had stays where it is, new ones follow. A point that the profile has dropped keeps its place
   * too, or the ids behind it would move; it gets no samples any more.
   */
  static PointSet upgrade(PointSet old, PointSet profile) {
    return DerivedBlocks.upgrade(old, with(profile));
  }
}
