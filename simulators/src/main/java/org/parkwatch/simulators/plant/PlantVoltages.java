package org.parkwatch.simulators.plant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.parkwatch.facility.park.EquipmentKind;

/**
 * Sets voltages so that each stage stands a little above what hangs on it, as a chain of cables has
 * it; the rack PDUs' are given. Used once.
 */
final class PlantVoltages {
  private static final double DROP_VOLTS = 0.7;

  private PlantVoltages() {}

  static void settle(PowerNet net, PlantModel model, PduLoads loads, long second) {
    for (int i = 0; i < loads.count(); i++) {
      PowerNode branch = loads.feeder(i);
      if (branch != null) {
        branch.volts = model.volts(i, second) + 0.3;
        branch.powerFactor = model.powerFactor(i);
      }
    }
    List<PowerNode> upwards = new ArrayList<>(net.nodes());
    Collections.reverse(upwards);
    for (int pass = 0; pass < 3; pass++) {
      for (PowerNode node : upwards) {
        double highest = 0;
        for (PowerNode consumer : node.consumers) {
          boolean small = consumer.kind() != EquipmentKind.STS && low(consumer);
          highest = small ? Math.max(highest, consumer.volts) : highest;
        }
        if (highest > 0 && low(node)) {
          node.volts = highest + DROP_VOLTS;
        }
      }
    }
  }

  /** Equipment between the converters and the rack PDUs. */
  private static boolean low(PowerNode node) {
    return switch (node.kind()) {
      case BREAKER, TAP_OFF, RPP, UPS_GROUP -> true;
      case BUS ->
          node.draft.rating("ratedKv", 0.4) < 1
              && node.feeders.stream().noneMatch(f -> f.kind() == EquipmentKind.TRANSFORMER);
      default -> false;
    };
  }
}
