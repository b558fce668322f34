package org.parkwatch.telemetry.derive;

import java.util.List;

/**
 * How one value comes about.
 *
 * @param output id of the derived point, or a number below {@link #MISSING} for a value that only
 *     other formulas see
 * @param cell partition it is computed with
 * @param decimals digits after the point that samples carry
 * @param inputs ids of points, derived ones too, numbers of inner values, or {@link #MISSING}
 */
public record Formula(
    int output,
    int cell,
    int decimals,
    Operation operation,
    List<Integer> inputs,
    List<Double> constants) {
  /** An input that should be measured and is not: nobody answers for it. */
  public static final int MISSING = -1;

  public Formula {
    inputs = List.copyOf(inputs);
    constants = List.copyOf(constants);
    if (output == MISSING) {
      throw new IllegalArgumentException("a formula needs an output");
    }
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("formula of point " + output + " has no inputs");
    }
    int needed = constantsOf(operation, inputs.size());
    if (constants.size() != needed) {
      throw new IllegalArgumentException(
          operation + " takes " + needed + " constants, not " + constants.size());
    }
    if (keepsState(operation) && output < 0) {
      throw new IllegalArgumentException(operation + " keeps state and needs a point");
    }
  }

  private static boolean keepsState(Operation operation) {
    return switch (operation) {
      case COUNT, DEMAND, PEAK -> true;
      default -> false; // a window goes by its counter, which has a point
    };
  }

  private static int constantsOf(Operation operation, int inputs) {
    return switch (operation) {
      case SUM, ALL, FIRST, BITS, SHARE, RATIO, TOTAL -> 0;
      case HEADROOM, FAILOVER, REDUNDANCY, DISAGREEMENT, WINDOW, DEMAND, PEAK -> 1;
      case COUNT -> 2;
      case WHICH -> inputs;
    };
  }

  /** Whether other formulas alone see it. */
  boolean inner() {
    return output < MISSING;
  }
}
