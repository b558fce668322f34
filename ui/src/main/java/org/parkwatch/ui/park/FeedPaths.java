package org.parkwatch.ui.park;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.power.PowerGraph;

/**
 * What feeds a cabinet in normal service, by the park's data.
 *
 * @param a from the utility to rack PDU A; empty where no load is plugged into it
 * @param b the same for rack PDU B
 */
record FeedPaths(List<Equipment> a, List<Equipment> b) {
  FeedPaths {
    a = List.copyOf(a);
    b = List.copyOf(b);
  }

  static FeedPaths of(PowerGraph graph, Cabinet cabinet) {
    return new FeedPaths(
        graph.path(cabinet.id(), Side.A).reversed(), graph.path(cabinet.id(), Side.B).reversed());
  }

  List<Equipment> path(Side side) {
    return switch (side) {
      case A -> a;
      case B -> b;
    };
  }

  /** Whether the path begins at the utility; if not, what is further up is not in this picture. */
  static boolean whole(List<Equipment> path) {
    return !path.isEmpty() && path.getFirst().kind() == EquipmentKind.GRID_CIRCUIT;
  }

  /** The only side that load is plugged into; empty where both are, or none. */
  Optional<Side> only() {
    if (a.isEmpty() == b.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(a.isEmpty() ? Side.B : Side.A);
  }

  /**
   * The side on which both rack PDUs really hang: their feeders are of one side although their
   * labels are not. Empty where the data do not say so.
   */
  Optional<Side> both() {
    Side feederA = feeder(a);
    return feederA != null && feederA == feeder(b) ? Optional.of(feederA) : Optional.empty();
  }

  /** The side of what feeds the rack PDU at the end of the path; null where it serves both. */
  private static @Nullable Side feeder(List<Equipment> path) {
    return path.size() < 2 ? null : path.get(path.size() - 2).side();
  }
}
