package org.parkwatch.alerting.cause;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.EquipmentKind;

/**
 * Cabinets that lose what a UPS or its like does for one of their feeds, by ids: its battery is
 * gone around, or being used up.
 *
 * @param one another feed is protected still
 * @param none no feed is, perhaps because of another incident
 */
record Protection(SortedSet<Integer> one, SortedSet<Integer> none) {
  static final Protection WHOLE = new Protection(new TreeSet<>(), new TreeSet<>());

  /** What is on bypass or lives on what it has stored. */
  static BitSet weak(CauseGraph graph, Collection<Fact> facts) {
    BitSet weak = new BitSet();
    for (Fact fact : facts) {
      if (fact.node() >= 0
          && converts(graph.kind(fact.node()))
          && weakens(fact.symptom())
          && !fact.alarm().state().over()) {
        weak.set(fact.node());
      }
    }
    return weak;
  }

  private static boolean converts(EquipmentKind kind) {
    return kind == EquipmentKind.UPS_GROUP || kind == EquipmentKind.RECTIFIER;
  }

  private static boolean weakens(Symptom symptom) {
    return symptom == Symptom.BYPASS || symptom == Symptom.UNSUPPLIED;
  }

  /**
   * What weak equipment does to cabinets.
   *
   * @param own what is weak by one incident
   * @param all what is weak at all
   */
  static Protection of(CauseGraph graph, BitSet own, Supply all) {
    Supply without = Supply.withBatteries(graph, own);
    TreeSet<Integer> one = new TreeSet<>();
    TreeSet<Integer> none = new TreeSet<>();
    for (int node = 0; node < graph.size(); node++) {
      int cabinet = graph.equipment(node).cabinet();
      if (cabinet >= 0 && !without.live(node)) {
        List<Integer> feeds = graph.rackPdus(cabinet);
        (feeds.stream().anyMatch(all::live) ? one : none).add(cabinet);
      }
    }
    return new Protection(one, none);
  }
}
