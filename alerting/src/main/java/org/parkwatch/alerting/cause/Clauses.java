package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.parkwatch.alerting.cause.Case.Effects;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;

/** What a case does to others, each in half a sentence. Pure functions. */
final class Clauses {
  private Clauses() {}

  static List<Names> of(CauseGraph graph, Case found, boolean whole) {
    List<Names> clauses = new ArrayList<>();
    boolean circuits =
        found.nodes().stream().anyMatch(node -> graph.kind(node) == EquipmentKind.GRID_CIRCUIT);
    if (found.blackout()) {
      blackout(graph, found, clauses);
    } else if (circuits) {
      mains(graph, found, clauses);
    }
    if (explained(graph, found, EquipmentKind.TANK, Symptom.DISCHARGING) > 0) {
      clauses.add(new Names("tanks discharge", "蓄冷罐放冷"));
    }
    if (whole) {
      cabinets(found.effects(), clauses);
    }
    return clauses;
  }

  /** Whether batteries and gensets carry the load, nobody knows then. */
  private static void blackout(CauseGraph graph, Case found, List<Names> clauses) {
    clauses.add(new Names("nothing in the building answers", "全楼设备无应答"));
    boolean guards =
        found.parts().stream()
            .map(Case.Part::fact)
            .anyMatch(fact -> fact.node() >= 0 && graph.kind(fact.node()).lifeSafety());
    if (guards) {
      clauses.add(new Names("fire and gas detection included", "含消防与气体探测"));
    }
  }

  private static void mains(CauseGraph graph, Case found, List<Names> clauses) {
    int failed = explained(graph, found, EquipmentKind.GENSET, Symptom.LOST);
    if (failed > 0) {
      clauses.add(
          failed == 1
              ? new Names("one genset failed to start", "一台柴发启动失败")
              : new Names(failed + " gensets failed to start", failed + "台柴发启动失败"));
      return;
    }
    BitSet lost = new BitSet();
    found.nodes().forEach(lost::set);
    Supply mains = Supply.ofMains(graph, lost);
    boolean tied = false;
    boolean gensets = false;
    boolean dark = false;
    for (int node : found.nodes()) {
      for (int below : graph.fed(node)) {
        for (int feeder : graph.feeders(below)) {
          tied |= graph.kind(feeder) == EquipmentKind.TIE && mains.live(feeder);
          gensets |= graph.standby(feeder);
        }
        dark |= !mains.live(below);
      }
    }
    if (dark) {
      clauses.add(
          gensets
              ? new Names("load on batteries, then on gensets", "负荷由电池转柴发供电")
              : new Names("load on batteries", "负荷由电池供电"));
    } else if (tied) {
      clauses.add(new Names("load on the tie", "负荷由母联供电"));
    }
  }

  private static void cabinets(Effects effects, List<Names> clauses) {
    int dark = effects.dark().size();
    if (dark > 0) {
      clauses.add(
          new Names(dark == 1 ? "1 cabinet dark" : dark + " cabinets dark", dark + "个机柜断电"));
    }
    if (!effects.singleFed().isEmpty()) {
      clauses.add(new Names("cabinets on one feed", "机柜单路供电"));
    }
  }

  /** How many of a kind say so now; what is over and nobody took yet is no longer so. */
  private static int explained(CauseGraph graph, Case found, EquipmentKind kind, Symptom symptom) {
    return (int)
        found.parts().stream()
            .map(Case.Part::fact)
            .filter(fact -> fact.symptom() == symptom && !fact.alarm().state().over())
            .filter(fact -> fact.node() >= 0 && graph.kind(fact.node()) == kind)
            .map(Fact::node)
            .distinct()
            .count();
  }
}
