package org.parkwatch.telemetry.derive;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * Formulas compiled to columns. Formulas of a cell stand together, each after those it takes from;
 * a value of another cell is taken as it was computed last. Immutable and thread-safe.
 */
public final class DerivePlan {
  /** Every cell computes once in so long, at its own second of it. */
  static final long INTERVAL_MILLIS = 10_000;

  /** As an input: should be measured and is not. Other inputs: a formula, or {@code ~leaf}. */
  static final int NOTHING = Integer.MIN_VALUE;

  /** Points of devices, by leaf. */
  final int[] leafPoints;

  /** Age from which a leaf is stale, ms. */
  final long[] leafAllowed;

  /** Where a register of a leaf begins anew; NaN where nobody knows it. */
  final double[] leafEnd;

  /** Leaf of a point; -1 where none takes it. */
  final int[] leafOfPoint;

  final Operation[] operation;

  /** Point of a formula, below 0 for an inner value. */
  final int[] output;

  final int[] decimals;
  final int[] firstInput;
  final int[] inputs;
  final int[] firstConstant;
  final double[] constants;

  /** How much should be measured of a formula's value, in units of {@code measured}. */
  final double[] expected;

  final int[] cells;

  /** First formula of each cell; one longer than the cells. */
  final int[] firstOfCell;

  /** Second of the interval at which a cell computes, ms. */
  final long[] phaseMillis;

  /** Place of a formula's cell among the cells, by point; -1 for points that no formula gives. */
  final int[] cellOfPoint;

  /** Whose calendar months count. */
  final ZoneId zone;

  DerivePlan(PlanColumns columns, ZoneId zone) {
    this.zone = zone;
    leafPoints = columns.leafPoints;
    leafAllowed = columns.leafAllowed;
    leafEnd = columns.leafEnd;
    operation = columns.operation;
    output = columns.output;
    decimals = columns.decimals;
    firstInput = columns.firstInput;
    inputs = columns.inputs;
    firstConstant = columns.firstConstant;
    constants = columns.constants;
    expected = columns.expected;
    cells = columns.cells;
    firstOfCell = columns.firstOfCell;
    phaseMillis = columns.phaseMillis;
    int highest = -1;
    for (int point : leafPoints) {
      highest = Math.max(highest, point);
    }
    for (int point : output) {
      highest = Math.max(highest, point);
    }
    leafOfPoint = new int[highest + 1];
    cellOfPoint = new int[highest + 1];
    Arrays.fill(leafOfPoint, -1);
    Arrays.fill(cellOfPoint, -1);
    for (int leaf = 0; leaf < leafPoints.length; leaf++) {
      leafOfPoint[leafPoints[leaf]] = leaf;
    }
    for (int cell = 0; cell < cells.length; cell++) {
      for (int f = firstOfCell[cell]; f < firstOfCell[cell + 1]; f++) {
        if (output[f] >= 0) {
          cellOfPoint[output[f]] = cell;
        }
      }
    }
  }

  /**
   * Compiles formulas.
   *
   * @param allowedMillis age from which a point of a device is stale
   * @param endOf where a register of a device begins anew, in its stored unit; NaN where nobody
   *     knows it
   * @param zone of the site, for what goes by the calendar
   * @param nameOf how an error names a point
   * @throws IllegalArgumentException if formulas go in a circle, two give one point, or one takes
   *     an inner value that none gives
   */
  public static DerivePlan compile(
      List<Formula> formulas,
      IntToLongFunction allowedMillis,
      IntToDoubleFunction endOf,
      ZoneId zone,
      IntFunction<String> nameOf) {
    FormulaGraph graph = new FormulaGraph(formulas, nameOf);
    return new DerivePlan(new PlanColumns(graph, allowedMillis, endOf), zone);
  }

  int size() {
    return operation.length;
  }

  /** How many formulas there are. */
  public int formulas() {
    return size();
  }

  /** How many points of devices they take. */
  public int inputPoints() {
    return leafPoints.length;
  }

  Operation operation(int formula) {
    return operation[formula];
  }

  int inputCount(int formula) {
    return firstInput[formula + 1] - firstInput[formula];
  }

  int leafOf(int point) {
    return point < 0 || point >= leafOfPoint.length ? -1 : leafOfPoint[point];
  }

  int cellOf(int point) {
    return point < 0 || point >= cellOfPoint.length ? -1 : cellOfPoint[point];
  }

  /** The newest instant not after {@code millis} at which a cell computes. */
  long dueAt(int cell, long millis) {
    return Math.floorDiv(millis - phaseMillis[cell], INTERVAL_MILLIS) * INTERVAL_MILLIS
        + phaseMillis[cell];
  }
}
