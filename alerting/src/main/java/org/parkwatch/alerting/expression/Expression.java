package org.parkwatch.alerting.expression;

import java.util.List;

/**
 * A formula over named points. Immutable.
 *
 * @param text as it was written
 * @param names of the points, each once, in the order in which they appear
 * @param truth whether it says yes or no, and not how much
 */
public record Expression(String text, Term root, List<String> names, boolean truth) {
  public Expression {
    names = List.copyOf(names);
  }

  /**
   * Reads a formula.
   *
   * @throws ExpressionRefused with the place of the first mistake
   */
  public static Expression read(String text) throws ExpressionRefused {
    return new Parser(text).read();
  }

  /**
   * What it gives.
   *
   * @param values of the names; NaN where nobody knows
   * @return a truth is 1 or 0; NaN where a value is missing or a division has no result
   */
  public double value(double[] values) {
    double result = root.value(values);
    return Double.isFinite(result) ? result : Double.NaN;
  }

  /** A part of a formula. */
  sealed interface Term {
    double value(double[] values);

    boolean truth();
  }

  record Constant(double number) implements Term {
    @Override
    public double value(double[] values) {
      return number;
    }

    @Override
    public boolean truth() {
      return false;
    }
  }

  record Name(int index) implements Term {
    @Override
    public double value(double[] values) {
      return values[index];
    }

    @Override
    public boolean truth() {
      return false;
    }
  }

  record Operation(Operator operator, List<Term> terms) implements Term {
    Operation {
      terms = List.copyOf(terms);
    }

    @Override
    public double value(double[] values) {
      double result = terms.getFirst().value(values);
      if (terms.size() == 1) {
        return Double.isNaN(result) ? result : operator.alone(result);
      }
      for (int i = 1; i < terms.size(); i++) {
        double next = terms.get(i).value(values);
        if (Double.isNaN(result) || Double.isNaN(next)) {
          return Double.NaN;
        }
        result = operator.of(result, next);
      }
      return result;
    }

    @Override
    public boolean truth() {
      return operator.truth();
    }
  }
}
