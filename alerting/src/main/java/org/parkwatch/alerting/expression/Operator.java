package org.parkwatch.alerting.expression;

/** What formulas do with numbers; a truth is 1 or 0. No operand is NaN. */
enum Operator {
  PLUS,
  MINUS,
  TIMES,
  DIVIDED,
  MIN,
  MAX,
  ABS,
  LESS,
  AT_MOST,
  MORE,
  AT_LEAST,
  EQUAL,
  UNEQUAL,
  AND,
  OR,
  NOT;

  boolean truth() {
    return compareTo(LESS) >= 0;
  }

  /** Whether it takes truths. */
  boolean ofTruths() {
    return compareTo(AND) >= 0;
  }

  /** The result for one operand. */
  double alone(double x) {
    return switch (this) {
      case MINUS -> -x;
      case ABS -> Math.abs(x);
      case NOT -> 1 - x;
      default -> x;
    };
  }

  /** The result for two operands; NaN for a division by zero. */
  double of(double a, double b) {
    return switch (this) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDED -> b == 0 ? Double.NaN : a / b;
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case LESS -> truth(a < b);
      case AT_MOST -> truth(a <= b);
      case MORE -> truth(a > b);
      case AT_LEAST -> truth(a >= b);
      case EQUAL -> truth(a == b);
      case UNEQUAL -> truth(a != b);
      case AND -> truth(a != 0 && b != 0);
      case OR -> truth(a != 0 || b != 0);
      case ABS, NOT -> throw new IllegalStateException(this + " takes one operand");
    };
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }
}
