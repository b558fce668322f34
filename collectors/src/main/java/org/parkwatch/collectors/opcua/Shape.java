package org.parkwatch.collectors.opcua;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.parkwatch.collectors.poll.Make;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.ProfilePoint;
import org.parkwatch.profiles.binding.Node;
import org.parkwatch.profiles.binding.Reading;
import org.parkwatch.profiles.binding.UnitSource;
import org.parkwatch.profiles.read.ReadPlan;

/**
 * What devices of one profile and point set share. Immutable.
 *
 * @param namespace URI of the namespace of its nodes
 * @param make its rounds, each with the names of its nodes in the order of the plan
 * @param states points that are to be told at once when they change, by the names of their nodes
 * @param nodes names of all nodes
 * @param units by the names of nodes, what the profile says of the unit
 */
record Shape(
    String namespace,
    Make<List<String>> make,
    Map<String, List<StatePoint>> states,
    Set<String> nodes,
    Map<String, UnitSource> units) {
  /**
   * A point that is a state.
   *
   * @param place offset from the device's first point
   * @param nodes names in the order of the plan, which decodes this point alone
   */
  record StatePoint(int place, ReadPlan plan, List<String> nodes) {}

  static Shape of(Profile profile, PointSet points) {
    Map<String, List<StatePoint>> states = new HashMap<>();
    Set<String> nodes = new LinkedHashSet<>();
    Map<String, UnitSource> units = new HashMap<>();
    for (ProfilePoint point : profile.points()) {
      int place = points.ordinal(point.spec().name());
      if (place < 0) {
        continue;
      }
      ReadPlan plan = ReadPlan.of(List.of(point.binding()));
      List<String> names = names(plan);
      nodes.addAll(names);
      for (Reading reading : point.binding().readings()) {
        units.putIfAbsent(reading.address().toString(), reading.unit());
      }
      if (point.spec().quantity() == Quantity.STATE) {
        StatePoint state = new StatePoint(place, plan, names);
        names.forEach(name -> states.merge(name, List.of(state), Shape::join));
      }
    }
    Make<List<String>> make = new Make<>(profile, points, Shape::names);
    return new Shape(profile.dialect().namespace(), make, states, nodes, units);
  }

  private static List<StatePoint> join(List<StatePoint> some, List<StatePoint> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static List<String> names(ReadPlan plan) {
    return plan.addresses().stream().map(address -> ((Node) address).name()).toList();
  }
}
