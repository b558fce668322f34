package org.parkwatch.telemetry.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/** Lays the formulas of a graph out cell by cell. Used once, on one thread. */
final class PlanColumns {
  /** Cells that take nothing from others compute in these first seconds of the interval. */
  private static final int FIRST_STAGE_SECONDS = 8;

  private static final int LAST_SECOND = 9;
  private static final int HASH = 0x9E3779B9;

  final int[] leafPoints;
  final long[] leafAllowed;
  final double[] leafEnd;
  final Operation[] operation;
  final int[] output;
  final int[] decimals;
  final int[] firstInput;
  final int[] inputs;
  final int[] firstConstant;
  final double[] constants;
  final double[] expected;
  final int[] cells;
  final int[] firstOfCell;
  final long[] phaseMillis;

  private final Map<Integer, Integer> formulaOf = new HashMap<>();
  private final Map<Integer, Integer> leafOf = new LinkedHashMap<>();

  PlanColumns(FormulaGraph graph, IntToLongFunction allowedMillis, IntToDoubleFunction endOf) {
    Map<Integer, List<Formula>> byCell = new TreeMap<>();
    Map<Integer, Integer> depth = new HashMap<>();
    for (Formula formula : graph.ordered()) {
      byCell.computeIfAbsent(formula.cell(), cell -> new ArrayList<>()).add(formula);
      depth.merge(formula.cell(), graph.depth(formula), Math::max);
    }
    List<Formula> all = new ArrayList<>();
    cells = new int[byCell.size()];
    firstOfCell = new int[byCell.size() + 1];
    phaseMillis = new long[byCell.size()];
    int place = 0;
    for (Map.Entry<Integer, List<Formula>> cell : byCell.entrySet()) {
      cells[place] = cell.getKey();
      firstOfCell[place] = all.size();
      phaseMillis[place++] = 1000L * second(cell.getKey(), depth.getOrDefault(cell.getKey(), 0));
      all.addAll(cell.getValue());
    }
    firstOfCell[place] = all.size();
    for (int f = 0; f < all.size(); f++) {
      formulaOf.put(all.get(f).output(), f);
    }
    int size = all.size();
    operation = new Operation[size];
    output = new int[size];
    decimals = new int[size];
    firstInput = new int[size + 1];
    firstConstant = new int[size + 1];
    List<Integer> inputList = new ArrayList<>();
    List<Double> constantList = new ArrayList<>();
    for (int f = 0; f < size; f++) {
      Formula formula = all.get(f);
      operation[f] = formula.operation();
      output[f] = formula.output();
      decimals[f] = formula.decimals();
      firstInput[f] = inputList.size();
      firstConstant[f] = constantList.size();
      formula.inputs().forEach(input -> inputList.add(reference(input)));
      constantList.addAll(formula.constants());
    }
    firstInput[size] = inputList.size();
    firstConstant[size] = constantList.size();
    inputs = inputList.stream().mapToInt(Integer::intValue).toArray();
    constants = constantList.stream().mapToDouble(Double::doubleValue).toArray();
    leafPoints = leafOf.keySet().stream().mapToInt(Integer::intValue).toArray();
    leafAllowed = new long[leafPoints.length];
    leafEnd = new double[leafPoints.length];
    for (int leaf = 0; leaf < leafPoints.length; leaf++) {
      leafAllowed[leaf] = allowedMillis.applyAsLong(leafPoints[leaf]);
      leafEnd[leaf] = endOf.applyAsDouble(leafPoints[leaf]);
    }
    expected = new double[size];
    for (Formula formula : graph.ordered()) {
      Integer f = formulaOf.get(formula.output());
      if (f != null) {
        expected[f] = expectedOf(formula.operation(), f);
      }
    }
  }

  /** The first stage is spread over its seconds; who takes from other cells comes after them. */
  private static int second(int cell, int depth) {
    return depth == 0
        ? Math.floorMod((cell * HASH) >>> 16, FIRST_STAGE_SECONDS)
        : Math.min(FIRST_STAGE_SECONDS - 1 + depth, LAST_SECOND);
  }

  private int reference(int input) {
    if (input == Formula.MISSING) {
      return DerivePlan.NOTHING;
    }
    Integer formula = formulaOf.get(input);
    return formula != null ? formula : ~leafOf.computeIfAbsent(input, point -> leafOf.size());
  }

  private double expectedOf(Operation what, int f) {
    return switch (what) {
      case SUM, COUNT, TOTAL, HEADROOM -> {
        double sum = 0;
        for (int i = firstInput[f]; i < firstInput[f + 1]; i++) {
          sum += inputs[i] >= 0 ? expected[inputs[i]] : 1;
        }
        yield sum;
      }
      case ALL,
          FIRST,
          WHICH,
          BITS,
          SHARE,
          FAILOVER,
          REDUNDANCY,
          DISAGREEMENT,
          RATIO,
          WINDOW,
          DEMAND,
          PEAK ->
          1;
    };
  }
}
