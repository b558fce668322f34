package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.rules.Symptom;

/**
 * What stands at one moment, by what it says and of whom. Immutable but for its lists.
 *
 * @param all the oldest alarm first
 * @param byNode those that are about a node of the graph
 * @param hazardsByRoom fire, smoke, gas and leaks by the room that they are in
 */
record Facts(
    List<Fact> all, Map<Integer, List<Fact>> byNode, Map<Integer, List<Fact>> hazardsByRoom) {

  static Facts of(CauseGraph graph, List<Alarm> alarms, Function<Alarm, Symptom> symptoms) {
    List<Fact> all = new ArrayList<>(alarms.size());
    Map<Integer, List<Fact>> byNode = new HashMap<>();
    Map<Integer, List<Fact>> hazards = new HashMap<>();
    List<Alarm> byAge = new ArrayList<>(alarms);
    byAge.sort(Comparator.comparingLong(Alarm::id));
    for (Alarm alarm : byAge) {
      int node = graph.nodeOfDevice(alarm.device());
      Fact fact = new Fact(alarm, node, symptoms.apply(alarm));
      all.add(fact);
      if (node >= 0) {
        byNode.computeIfAbsent(node, x -> new ArrayList<>()).add(fact);
        if (fact.symptom() == Symptom.HAZARD) {
          hazards.computeIfAbsent(graph.room(node), x -> new ArrayList<>()).add(fact);
        }
      }
    }
    return new Facts(all, byNode, hazards);
  }

  List<Fact> ofNode(int node) {
    return byNode.getOrDefault(node, List.of());
  }

  List<Fact> hazards(int room) {
    return hazardsByRoom.getOrDefault(room, List.of());
  }

  boolean any(Predicate<Fact> wanted) {
    return all.stream().anyMatch(wanted);
  }
}
