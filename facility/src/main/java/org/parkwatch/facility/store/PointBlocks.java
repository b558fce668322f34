package org.parkwatch.facility.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.PointExpansion;
import org.parkwatch.facility.park.PointSet;

/**
 * Gives each device its block of point ids. A block is contiguous, with a few spare ids at its end,
 * and is never given to another device. A profile that grows uses the spare ids, so that the ids of
 * a device stay; a device that gets another profile, or outgrows its block, gets a new one, and the
 * old one stays with the time when it held. Confined to one thread.
 */
final class PointBlocks {
  /** Blocks are multiples of this, so that columns of points stay aligned. */
  static final int ALIGNMENT = 8;

  /** At least so many ids of a block are spare at first. */
  static final int SPARE = 4;

  /** Ids {@code first .. first + capacity - 1}, of which the set's points use the first ones. */
  record Block(int first, int capacity, int pointSet) {}

  private record Upgrade(int oldSet, String profile) {}

  private final Map<Integer, DeviceRow> known = new HashMap<>();
  private final Map<Upgrade, PointSet> upgrades = new HashMap<>();
  private final Map<String, PointSet> fresh = new HashMap<>();
  private final PointSets sets;
  private final PointExpansion expansion;
  private int next;

  PointBlocks(
      List<Version<DeviceRow>> all, PointSets sets, PointExpansion expansion, int nextPoint) {
    all.forEach(version -> known.put(version.row().id(), version.row()));
    this.sets = sets;
    this.expansion = expansion;
    next = nextPoint;
  }

  /** The block of a device. */
  Block of(int device, String profile) {
    @Nullable DeviceRow old = known.get(device);
    if (old != null && old.profile().equals(profile)) {
      PointSet points =
          upgrades.computeIfAbsent(
              new Upgrade(old.pointSet(), profile),
              key -> HealthPoints.upgrade(sets.set(key.oldSet()), ofProfile(key.profile())));
      if (points.size() <= old.capacity()) {
        return new Block(old.firstPoint(), old.capacity(), sets.id(points));
      }
    }
    PointSet points = fresh.computeIfAbsent(profile, key -> HealthPoints.with(ofProfile(key)));
    int capacity = capacity(points.size());
    Block block = new Block(next, capacity, sets.id(points));
    next = Math.addExact(next, capacity);
    return block;
  }

  /** How many ids a new block of so many points gets. */
  static int capacity(int points) {
    return (points + SPARE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private PointSet ofProfile(String profile) {
    return expansion
        .pointsOf(profile)
        .orElseThrow(() -> new IllegalStateException("profile " + profile + " was checked"));
  }

  /** The lowest id that was never given. */
  int nextPoint() {
    return next;
  }
}
