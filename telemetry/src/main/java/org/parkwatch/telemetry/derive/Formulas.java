package org.parkwatch.telemetry.derive;

import java.util.ArrayList;
import java.util.List;
import org.parkwatch.facility.park.DerivedBlock;

/** Gathers formulas and numbers their inner values. Confined to one thread. */
public final class Formulas {
  private static final int INNER_DECIMALS = 0;

  private final List<Formula> all = new ArrayList<>();
  private int inner = Formula.MISSING;

  /** A value that no point shows; returns its number, to be used as an input. */
  public int inner(int cell, Operation operation, List<Integer> inputs, double... constants) {
    all.add(new Formula(--inner, cell, INNER_DECIMALS, operation, inputs, boxed(constants)));
    return inner;
  }

  /**
   * The formula of a derived point; returns the point's id, to be used as an input.
   *
   * @throws IllegalArgumentException if the block has no such point
   */
  public int point(
      DerivedBlock block,
      String name,
      Operation operation,
      List<Integer> inputs,
      double... constants) {
    int ordinal = block.points().ordinal(name);
    if (ordinal < 0) {
      throw new IllegalArgumentException("a " + block.kind() + " has no derived point " + name);
    }
    int point = block.firstPoint() + ordinal;
    int decimals = block.points().specs().get(ordinal).decimals();
    all.add(new Formula(point, block.cell(), decimals, operation, inputs, boxed(constants)));
    return point;
  }

  private static List<Double> boxed(double[] constants) {
    List<Double> list = new ArrayList<>(constants.length);
    for (double constant : constants) {
      list.add(constant);
    }
    return list;
  }

  public List<Formula> all() {
    return List.copyOf(all);
  }
}
