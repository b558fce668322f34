package org.parkwatch.ui.plant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;

/**
 * One page of plant, made once a picture of the park: what is drawn, where, and who answers for it.
 *
 * @param devices ids of the devices of each node, in the order of the nodes
 */
record PlantPlan(
    Place building,
    PlantLayout layout,
    Probe probe,
    NodeReader reader,
    List<Set<Integer>> devices) {
  static PlantPlan of(Park park, Place building, PlantGraph graph, Probe probe) {
    List<Set<Integer>> devices =
        graph.nodes().stream()
            .map(node -> {
              Set<Integer> own = new HashSet<>();
              node.members()
                  .forEach(e -> probe.devices(e).stream().map(Device::id).forEach(own::add));
              return Set.copyOf(own);
            })
            .toList();
    return new PlantPlan(
        building, PlantLayout.of(graph), probe, new NodeReader(graph, probe), devices);
  }
}
