package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;

/**
 * Which cabinets still have a feed that a UPS or its like stands behind, while some are on bypass
 * or live on what they have stored. Pure functions.
 */
final class Protection {
  private Protection() {}

  /** At most two half-sentences; none where every cabinet keeps all that protects it. */
  static List<Names> of(CauseGraph graph, Case found) {
    BitSet weak = new BitSet();
    for (List<Case.Part> some : List.of(found.roots(), found.parts())) {
      for (Case.Part part : some) {
        Fact fact = part.fact();
        if (fact.node() >= 0 && converts(graph.kind(fact.node())) && weakens(fact.symptom())) {
          weak.set(fact.node());
        }
      }
    }
    if (weak.isEmpty()) {
      return List.of();
    }
    Supply without = Supply.withBatteries(graph, weak);
    Set<Integer> one = new HashSet<>();
    Set<Integer> none = new HashSet<>();
    for (int node = 0; node < graph.size(); node++) {
      int cabinet = graph.equipment(node).cabinet();
      if (cabinet >= 0 && !without.live(node)) {
        boolean left = graph.rackPdus(cabinet).stream().anyMatch(without::live);
        (left ? one : none).add(cabinet);
      }
    }
    List<Names> said = new ArrayList<>();
    if (!one.isEmpty()) {
      said.add(
          new Names(one.size() + " cabinets keep one protected feed", one.size() + "个机柜仅剩一路受保护供电"));
    }
    if (!none.isEmpty()) {
      said.add(
          new Names(none.size() + " cabinets without a protected feed", none.size() + "个机柜无受保护供电"));
    }
    return said;
  }

  private static boolean converts(EquipmentKind kind) {
    return kind == EquipmentKind.UPS_GROUP || kind == EquipmentKind.RECTIFIER;
  }

  private static boolean weakens(Symptom symptom) {
    return symptom == Symptom.BYPASS || symptom == Symptom.UNSUPPLIED;
  }
}
