package org.parkwatch.capacity.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.telemetry.derive.Formula;
import org.parkwatch.telemetry.derive.Formulas;
import org.parkwatch.telemetry.derive.Operation;

/**
 * The ratios of one building or park, once its powers and counters are known.
 *
 * @param itPower by category, of those that this place can have
 * @param itEnergy counters by category
 * @param facilityPower or {@link Formula#MISSING}, as is {@code facilityEnergy}
 */
record PueFormulas(
    Map<Integer, Integer> itPower,
    Map<Integer, Integer> itEnergy,
    int facilityPower,
    int facilityEnergy) {
  private static final double HOURS = 24;

  void add(DerivedBlock block, Formulas into) {
    if (facilityPower != Formula.MISSING) {
      double minutes = EnergyPoints.DEMAND_MINUTES;
      List<Integer> power = List.of(facilityPower);
      int demand = into.point(block, EnergyPoints.DEMAND, Operation.DEMAND, power, minutes);
      into.point(block, EnergyPoints.DEMAND_MAX, Operation.PEAK, List.of(demand), minutes);
    }
    if (itPower.isEmpty()) {
      return;
    }
    List<Integer> powers = highestFirst(itPower);
    int it = into.point(block, EnergyPoints.IT_POWER, Operation.FIRST, powers);
    into.point(block, EnergyPoints.IT_CATEGORY, Operation.WHICH, powers, categories(itPower));
    if (facilityPower != Formula.MISSING) {
      into.point(block, EnergyPoints.PUE_LIVE, Operation.RATIO, List.of(facilityPower, it));
    }
    if (facilityEnergy != Formula.MISSING && !itEnergy.isEmpty()) {
      addPue(block, into);
    }
  }

  private void addPue(DerivedBlock block, Formulas into) {
    List<Integer> windows = new ArrayList<>();
    for (int counter : highestFirst(itEnergy)) {
      windows.add(into.inner(block.cell(), Operation.WINDOW, List.of(counter), HOURS));
    }
    int facility = into.inner(block.cell(), Operation.WINDOW, List.of(facilityEnergy), HOURS);
    int it = into.inner(block.cell(), Operation.FIRST, windows);
    into.point(block, EnergyPoints.PUE, Operation.RATIO, List.of(facility, it));
    into.point(block, EnergyPoints.PUE_CATEGORY, Operation.WHICH, windows, categories(itEnergy));
    into.point(block, EnergyPoints.PUE_SHARE, Operation.SHARE, List.of(facility, it));
  }

  private static List<Integer> highestFirst(Map<Integer, Integer> byCategory) {
    return List.copyOf(new TreeMap<>(byCategory).descendingMap().values());
  }

  private static double[] categories(Map<Integer, Integer> byCategory) {
    return new TreeMap<>(byCategory)
        .descendingMap().keySet().stream().mapToDouble(category -> category).toArray();
  }
}
