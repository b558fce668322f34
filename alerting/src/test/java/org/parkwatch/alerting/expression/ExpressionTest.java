package org.parkwatch.alerting.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpressionTest {
  private static double value(String text, double... values) throws ExpressionRefused {
    return Expression.read(text).value(values);
  }

  @Test
  void theUsualPrecedenceHolds() throws ExpressionRefused {
    assertThat(value("x + 2 * 3", 1)).isEqualTo(7);
    assertThat(value("(x + 2) * 3", 1)).isEqualTo(9);
    assertThat(value("10 - x - 3", 2)).isEqualTo(5);
    assertThat(value("12 / x / 3", 2)).isEqualTo(2);
    assertThat(value("-x + --x * 2", 5)).isEqualTo(5);
    assertThat(value("abs(x - y) + min(x, y, 3) + max(x, y)", 2, 7)).isEqualTo(14);
    assertThat(value("x > 1 and not y > 1 or x == y", 2, 1)).isEqualTo(1);
    assertThat(value("x > 1 and (not y > 1 or x == y)", 0, 1)).isZero();
    assertThat(value("a.power + b.power > 0.8 * min(a.rating.kw, b.rating.kw)", 3, 2, 6, 7))
        .isEqualTo(1);
    assertThat(value("state == CRITICAL", 3)).isEqualTo(value("state == 3", 3)).isEqualTo(1);
  }

  @Test
  void eachNameIsOneInput() throws ExpressionRefused {
    Expression read = Expression.read("a.power / (a.power + room.it * room.it)");
    assertThat(read.names()).containsExactly("a.power", "room.it");
    assertThat(read.truth()).isFalse();
    assertThat(Expression.read("x < 3").truth()).isTrue();
  }

  @Test
  void whatNobodyKnowsOrDividesByZeroHasNoValue() throws ExpressionRefused {
    assertThat(value("x + y", 1, Double.NaN)).isNaN();
    assertThat(value("x > 1 or y > 1", 2, Double.NaN)).isNaN();
    assertThat(value("x / y", 1, 0)).isNaN();
    assertThat(value("x / y > 1 or x > 0", 1, 0)).isNaN();
    assertThat(value("x * y", 1e300, 1e300)).isNaN();
  }

  @Test
  void aMistakeIsToldWithItsColumn() {
    refused("", "at column 1: ends where a number or a name is expected");
    refused("x +", "at column 4: ends where");
    refused("x + * y", "at column 5: '*' stands where");
    refused("x y", "at column 3: 'y' is not expected here");
    refused("(x + 1", "at column 7: ')' is expected");
    refused("x # 1", "at column 3: '#' is not understood");
    refused("1 < x < 3", "at column 7: two comparisons need 'and'");
    refused("x / 0", "at column 3: divides by zero");
    refused("x / (2 - 2)", "at column 3: divides by zero");
    refused("3 / 0 + x", "at column 3: divides by zero");
    refused("x and y > 1", "at column 3: 'and' takes comparisons, not numbers");
    refused("(x > 1) + 2", "at column 9: '+' takes numbers");
    refused("not x", "at column 1: 'not' takes comparisons");
    refused("min(x)", "at column 1: min takes two numbers or more");
    refused("abs(x, y)", "at column 1: abs takes one number");
    refused("state == BROKEN", "at column 10: 'BROKEN' is no state");
    refused("1 + 2", "at column 1: names no point");
    refused("(".repeat(5000) + "x", "is longer than 2000");
    refused("(".repeat(500) + "x", "is nested more than 50 deep");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> Expression.read(text))
        .isInstanceOf(ExpressionRefused.class)
        .hasMessageContaining(message);
  }

  /** Whatever stands there: a formula with a value, or one clear refusal. */
  @Test
  void nothingThatIsWrittenFailsOtherwiseSeed11() {
    String[] parts = {
      "x",
      "a.y",
      "1",
      "0",
      "2.5",
      "+",
      "-",
      "*",
      "/",
      "(",
      ")",
      ",",
      "min",
      "abs",
      "and",
      "or",
      "not",
      "<",
      "==",
      ">=",
      "CRITICAL",
      " ",
      "#",
      ".",
      "é"
    };
    Random random = new Random(11);
    int read = 0;
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
      }
      try {
        Expression expression = Expression.read(text.toString());
        expression.value(new double[expression.names().size()]);
        read++;
      } catch (ExpressionRefused e) {
        assertThat(e.getMessage()).startsWith("at column ");
      }
    }
    assertThat(read).isGreaterThan(500);
  }
}
