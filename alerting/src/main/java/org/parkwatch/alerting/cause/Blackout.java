package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.EquipmentKind;

/**
 * Buildings that have lost all their mains and in which nearly nothing answers any more. Whatever
 * is silent in one belongs to that: its gensets, tanks and detectors, too, though no edge of the
 * graph leads from the mains to them. What still speaks there stands for itself. Immutable.
 */
final class Blackout {
  /** So much of a building is silent when it is called silent. */
  private static final double SILENT_SHARE = 0.9;

  private final CauseGraph graph;

  /** The lost circuits of each such building, by the building. */
  private final Map<Integer, List<Integer>> causes;

  private Blackout(CauseGraph graph, Map<Integer, List<Integer>> causes) {
    this.graph = graph;
    this.causes = causes;
  }

  /**
   * Those of now.
   *
   * @param mute ids of devices that do not answer
   */
  static Blackout of(CauseGraph graph, Explanations explanations, BitSet mute) {
    Map<Integer, List<Integer>> causes = new HashMap<>();
    if (explanations.anythingLost() && !mute.isEmpty()) {
      Set<Integer> fed = new HashSet<>();
      for (int node = 0; node < graph.size(); node++) {
        if (graph.kind(node) == EquipmentKind.GRID_CIRCUIT && graph.building(node) >= 0) {
          if (explanations.fed(node)) {
            fed.add(graph.building(node));
          } else {
            causes.computeIfAbsent(graph.building(node), x -> new ArrayList<>()).add(node);
          }
        }
      }
      causes.keySet().removeAll(fed);
      causes.keySet().removeIf(building -> !silent(graph, building, mute));
    }
    return new Blackout(graph, causes);
  }

  private static boolean silent(CauseGraph graph, int building, BitSet mute) {
    int all = 0;
    int silent = 0;
    for (int node = 0; node < graph.size(); node++) {
      if (graph.building(node) == building) {
        for (Device device : graph.devices(node)) {
          all++;
          silent += mute.get(device.id()) ? 1 : 0;
        }
      }
    }
    return silent >= SILENT_SHARE * all;
  }

  /** Whether a building is one of them; -1 is none. */
  boolean of(int building) {
    return causes.containsKey(building);
  }

  /** Whether the loss of a node made it one. */
  boolean by(int node) {
    return graph.kind(node) == EquipmentKind.GRID_CIRCUIT && of(graph.building(node));
  }

  /**
   * What explains a silence that nothing else does. Those that guard lives are not hidden by it.
   */
  Because because(Fact fact, Because other) {
    if (other.explains() || !silentWithIts(fact)) {
      return other;
    }
    Why why = graph.kind(fact.node()).lifeSafety() ? Why.LIFE_SAFETY : Why.BUILDING;
    return new Because(why, List.of(causes(fact).getFirst()));
  }

  /** Brings the circuits of each of them together. */
  void join(Groups groups) {
    causes.values().forEach(lost -> lost.forEach(node -> groups.join(lost.getFirst(), node)));
  }

  /** Brings together what is silent for one reason or the other in one of them. */
  void join(Fact fact, int number, Groups groups) {
    if (silentWithIts(fact)) {
      groups.join(number, causes(fact).getFirst());
    }
  }

  private boolean silentWithIts(Fact fact) {
    return fact.symptom() == Symptom.SILENT && fact.node() >= 0 && of(graph.building(fact.node()));
  }

  private List<Integer> causes(Fact fact) {
    return causes.getOrDefault(graph.building(fact.node()), List.of());
  }
}
