package org.parkwatch.telemetry.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Which formula takes from which, in an order in which each stands after those it takes from. */
final class FormulaGraph {
  private static final byte OPEN = 1;
  private static final byte DONE = 2;

  private final List<Formula> formulas;
  private final IntFunction<String> nameOf;
  private final Map<Integer, Integer> byOutput;
  private final List<Integer> ordered = new ArrayList<>();
  private final byte[] state;
  private final int[] depth;

  FormulaGraph(List<Formula> formulas, IntFunction<String> nameOf) {
    this.formulas = formulas;
    this.nameOf = nameOf;
    byOutput = HashMap.newHashMap(formulas.size());
    for (int f = 0; f < formulas.size(); f++) {
      if (byOutput.put(formulas.get(f).output(), f) != null) {
        throw new IllegalArgumentException("two formulas give " + name(formulas.get(f)));
      }
    }
    state = new byte[formulas.size()];
    depth = new int[formulas.size()];
    for (int f = 0; f < formulas.size(); f++) {
      visit(f, new ArrayList<>());
    }
  }

  private void visit(int f, List<Integer> path) {
    if (state[f] == DONE) {
      return;
    }
    path.add(f);
    if (state[f] == OPEN) {
      throw new IllegalArgumentException("derived points go in a circle: " + circle(path));
    }
    state[f] = OPEN;
    Formula formula = formulas.get(f);
    for (int input : formula.inputs()) {
      Integer from = byOutput.get(input);
      if (from != null && formula.operation() == Operation.COUNT) {
        throw new IllegalArgumentException(
            name(formula) + " counts a derived point; it takes registers of devices alone");
      }
      if (from != null) {
        visit(from, path);
        boolean other = formulas.get(from).cell() != formula.cell();
        depth[f] = Math.max(depth[f], depth[from] + (other ? 1 : 0));
      } else if (input < Formula.MISSING) {
        throw new IllegalArgumentException(
            name(formula) + " takes an inner value that no formula gives");
      }
      if (formula.operation() == Operation.WINDOW && !counter(from)) {
        throw new IllegalArgumentException(name(formula) + " needs a counter with a point");
      }
    }
    path.removeLast();
    state[f] = DONE;
    ordered.add(f);
  }

  private boolean counter(@Nullable Integer from) {
    if (from == null || formulas.get(from).inner()) {
      return false;
    }
    Operation operation = formulas.get(from).operation();
    return operation == Operation.COUNT || operation == Operation.TOTAL;
  }

  private String circle(List<Integer> path) {
    int from = path.indexOf(path.getLast());
    List<String> names = new ArrayList<>();
    for (int f : path.subList(from, path.size())) {
      names.add(name(formulas.get(f)));
    }
    return String.join(" takes from ", names);
  }

  private String name(Formula formula) {
    return formula.inner()
        ? "an inner " + formula.operation() + " of cell " + formula.cell()
        : nameOf.apply(formula.output());
  }

  /** Every formula after those that it takes from. */
  List<Formula> ordered() {
    return ordered.stream().map(formulas::get).toList();
  }

  /** How often values change cells on their way to this formula, which is one of the graph. */
  int depth(Formula formula) {
    Integer f = byOutput.get(formula.output());
    return f == null ? 0 : depth[f];
  }
}
