package org.parkwatch.simulators.plant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.RelationDraft;

/**
 * Switches and gateways: who is reached through whom. They die with their feed and boot when it
 * returns.
 */
final class Communications {
  private static final long SWITCH_BOOT_SECONDS = 90;
  private static final long GATEWAY_BOOT_SECONDS = 45;

  private final Map<String, List<String>> ways = new HashMap<>();
  private final PowerNet net;

  Communications(ParkDraft draft, PowerNet net) {
    this.net = net;
    for (RelationDraft relation : draft.relations()) {
      if (relation.kind() == RelationKind.COMMUNICATION) {
        ways.computeIfAbsent(relation.to(), code -> new ArrayList<>(1)).add(relation.from());
      }
    }
  }

  /** By equipment, what connects it. */
  Map<String, List<String>> ways() {
    return ways;
  }

  /** Whether the equipment's devices can be reached, as far as the network goes. */
  boolean reached(String equipment, long now) {
    List<String> through = ways.getOrDefault(equipment, List.of());
    if (through.isEmpty()) {
      return true;
    }
    for (String way : through) {
      if (up(net.node(way), now)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a switch or gateway works and is reached itself; true for none. */
  boolean up(@Nullable PowerNode node, long now) {
    if (node == null) {
      return true;
    }
    long boot = node.kind() == EquipmentKind.SWITCH ? SWITCH_BOOT_SECONDS : GATEWAY_BOOT_SECONDS;
    return node.live && now - node.changedAt >= boot && reached(node.code(), now);
  }
}
