package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Whose loss it is that something is not cooled: coolers that fail or have no power, else the
 * stores that they draw from and that run empty. For one pass, confined to one thread.
 *
 * @param lost nodes that are lost
 * @param stored what has power with all batteries
 * @param mains what has power without any
 * @param discharging whether a store of cold is used up
 */
record LostCooling(
    CauseGraph graph, BitSet lost, Supply stored, Supply mains, IntPredicate discharging) {

  /** Why a store of cold is used up: who should fill it fails or has no mains. */
  List<Integer> emptying(int store) {
    return failed(graph.coolers(store), mains);
  }

  /** What cools it and fails. */
  List<Integer> ofEquipment(int node) {
    return failed(graph.coolers(node), stored);
  }

  /** Why it is hot: what cools it, or if nothing does what cools the air around it. */
  List<Integer> heating(int node) {
    int[] own = graph.coolers(node);
    if (own.length > 0) {
      List<Integer> sources = failed(own, stored);
      sources.addAll(emptied(own));
      return sources;
    }
    int[] around =
        graph.coolersAround(graph.equipment(node).place()).stream()
            .mapToInt(Integer::intValue)
            .toArray();
    List<Integer> failed = failed(around, stored);
    if (!failed.isEmpty()) {
      return failed;
    }
    List<Integer> empty = new ArrayList<>();
    for (int cooler : around) {
      empty.addAll(emptied(graph.coolers(cooler)));
    }
    return empty;
  }

  private List<Integer> emptied(int[] stores) {
    List<Integer> emptied = new ArrayList<>();
    for (int store : stores) {
      if (discharging.test(store)) {
        emptied.add(store);
      }
    }
    return emptied;
  }

  /** Those that fail, and for those without power whose loss that is. */
  private List<Integer> failed(int[] coolers, Supply supply) {
    List<Integer> failed = new ArrayList<>();
    for (int cooler : coolers) {
      if (lost.get(cooler)) {
        failed.add(cooler);
      } else {
        failed.addAll(supply.roots(cooler));
      }
    }
    return failed;
  }
}
