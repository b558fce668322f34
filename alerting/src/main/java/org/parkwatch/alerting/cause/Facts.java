package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.rules.Symptom;

/** What stands at one moment, by what it says and of whom. Does not change once it is made. */
final class Facts {
  private final List<Fact> all;

  /** Those about a node of the graph; null where there are none. */
  private final List<@Nullable List<Fact>> byNode;

  /** Fire, smoke, gas and leaks by the room that they are in. */
  private final Map<Integer, List<Fact>> hazardsByRoom = new HashMap<>();

  private Facts(int nodes, int alarms) {
    all = new ArrayList<>(alarms);
    byNode = new ArrayList<>(Collections.nCopies(nodes, null));
  }

  static Facts of(CauseGraph graph, List<Alarm> alarms, Function<Alarm, Symptom> symptoms) {
    Facts facts = new Facts(graph.size(), alarms.size());
    List<Alarm> byAge = new ArrayList<>(alarms);
    byAge.sort(Comparator.comparingLong(Alarm::id));
    for (Alarm alarm : byAge) {
      facts.add(graph, new Fact(alarm, graph.nodeOfDevice(alarm.device()), symptoms.apply(alarm)));
    }
    return facts;
  }

  private void add(CauseGraph graph, Fact fact) {
    all.add(fact);
    if (fact.node() < 0) {
      return;
    }
    List<Fact> known = byNode.get(fact.node());
    if (known == null) {
      known = new ArrayList<>();
      byNode.set(fact.node(), known);
    }
    known.add(fact);
    if (fact.symptom() == Symptom.HAZARD) {
      hazardsByRoom.computeIfAbsent(graph.room(fact.node()), x -> new ArrayList<>()).add(fact);
    }
  }

  /** The oldest alarm first. */
  List<Fact> all() {
    return Collections.unmodifiableList(all);
  }

  List<Fact> ofNode(int node) {
    List<Fact> known = node < byNode.size() ? byNode.get(node) : null;
    return known == null ? List.of() : known;
  }

  List<Fact> hazards(int room) {
    return hazardsByRoom.getOrDefault(room, List.of());
  }

  boolean any(Predicate<Fact> wanted) {
    return all.stream().anyMatch(wanted);
  }
}
