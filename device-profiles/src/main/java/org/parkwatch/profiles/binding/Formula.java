package org.parkwatch.profiles.binding;

import java.util.function.IntToDoubleFunction;

/** What is computed from other points of a device. Pure; truth is any number but 0, true is 1. */
public sealed interface Formula {
  /** A number that is written in the formula. */
  record Constant(double number) implements Formula {}

  /** A point, by its place among those that the formula names. */
  record Operand(int place) implements Formula {}

  /** Two parts joined. */
  record Joined(Operator operator, Formula left, Formula right) implements Formula {}

  /** How two parts are joined. */
  enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    MIN("min"),
    MAX("max"),
    AND("and"),
    OR("or"),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    EQUAL("="),
    UNEQUAL("!=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** As it is written. */
    public String sign() {
      return sign;
    }

    /** Infinite or not a number where the division is by 0. */
    double join(double a, double b) {
      return switch (this) {
        case ADD -> a + b;
        case SUBTRACT -> a - b;
        case MULTIPLY -> a * b;
        case DIVIDE -> a / b;
        case MIN -> Math.min(a, b);
        case MAX -> Math.max(a, b);
        case AND -> truth(a != 0 && b != 0);
        case OR -> truth(a != 0 || b != 0);
        case LESS -> truth(a < b);
        case AT_MOST -> truth(a <= b);
        case GREATER -> truth(a > b);
        case AT_LEAST -> truth(a >= b);
        case EQUAL -> truth(a == b);
        case UNEQUAL -> truth(a != b);
      };
    }

    private static double truth(boolean is) {
      return is ? 1 : 0;
    }
  }

  /** The number that comes of these values of the points. */
  default double value(IntToDoubleFunction operands) {
    return switch (this) {
      case Constant constant -> constant.number();
      case Operand operand -> operands.applyAsDouble(operand.place());
      case Joined joined ->
          joined.operator().join(joined.left().value(operands), joined.right().value(operands));
    };
  }
}
