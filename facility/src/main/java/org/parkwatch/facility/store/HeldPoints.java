package org.parkwatch.facility.store;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.DerivedExpansion;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointExpansion;
import org.parkwatch.facility.park.PointSet;

/**
 * Whether the points that a park has are those that profiles and formulas give today: then equal
 * files need not be loaded again. Immutable.
 */
final class HeldPoints {
  private final PointExpansion expansion;
  private final DerivedExpansion derivation;
  private final @Nullable OwnServer own;

  /**
   * @param own stands in the park beside what its files say; null for none
   */
  HeldPoints(PointExpansion expansion, DerivedExpansion derivation, @Nullable OwnServer own) {
    this.expansion = expansion;
    this.derivation = derivation;
    this.own = own;
  }

  /** Whether everything in the park would keep its points if it were loaded now. */
  boolean by(Park park) {
    record Checked(String profile, PointSet points) {}
    Set<Checked> checked = new HashSet<>();
    if (own != null && !own.standsIn(park)) {
      return false;
    }
    for (Device device : park.devices()) {
      Optional<PointSet> profile = expansion.pointsOf(device.profile());
      if (checked.add(new Checked(device.profile(), device.points()))
          && (profile.isEmpty()
              || !HealthPoints.upgrade(device.points(), profile.get())
                  .specs()
                  .equals(device.points().specs()))) {
        return false;
      }
    }
    return derivedHold(park);
  }

  private boolean derivedHold(Park park) {
    for (OwnerKind kind : OwnerKind.values()) {
      PointSet wanted = derivation.pointsOf(kind);
      Optional<DerivedBlock> any =
          park.derived().stream().filter(block -> block.kind() == kind).findFirst();
      if (any.isEmpty() ? wanted.size() > 0 && hasOwner(park, kind) : lacks(any.get(), wanted)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasOwner(Park park, OwnerKind kind) {
    return switch (kind) {
      case CABINET -> !park.cabinets().isEmpty();
      case TENANT -> !park.tenants().isEmpty();
      case ROW, ROOM, BUILDING, PARK ->
          park.places().stream().anyMatch(place -> place.kind().name().equals(kind.name()));
    };
  }

  private static boolean lacks(DerivedBlock block, PointSet wanted) {
    return !DerivedBlocks.upgrade(block.points(), wanted).specs().equals(block.points().specs());
  }
}
