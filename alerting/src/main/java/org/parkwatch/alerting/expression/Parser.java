package org.parkwatch.alerting.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.alerting.expression.Expression.Constant;
import org.parkwatch.alerting.expression.Expression.Name;
import org.parkwatch.alerting.expression.Expression.Operation;
import org.parkwatch.alerting.expression.Expression.Term;
import org.parkwatch.facility.park.DeviceState;

/**
 * Recursive descent: {@code or}, {@code and}, {@code not}, one comparison, sums, products, signs.
 * Used once, on one thread.
 */
final class Parser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?<token>\\d+(\\.\\d+)?|[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*"
              + "|<=|>=|==|!=|[-+*/<>(),])");
  private static final int LONGEST = 2000;
  private static final int DEEPEST = 50;

  private static final Map<String, Operator> COMPARISONS =
      Map.of(
          "<", Operator.LESS,
          "<=", Operator.AT_MOST,
          ">", Operator.MORE,
          ">=", Operator.AT_LEAST,
          "==", Operator.EQUAL,
          "!=", Operator.UNEQUAL);
  private static final Map<String, Operator> FUNCTIONS =
      Map.of("min", Operator.MIN, "max", Operator.MAX, "abs", Operator.ABS);
  private static final List<String> WORDS = List.of("and", "or", "not");

  private final String text;
  private final List<String> names = new ArrayList<>();
  private String token = "";
  private int column;
  private int end;
  private int depth;

  Parser(String text) {
    this.text = text;
  }

  Expression read() throws ExpressionRefused {
    if (text.length() > LONGEST) {
      throw new ExpressionRefused(LONGEST, "is longer than " + LONGEST + " characters");
    }
    next();
    Term root = either();
    if (!token.isEmpty()) {
      throw refused("'" + token + "' is not expected here");
    }
    if (names.isEmpty()) {
      throw new ExpressionRefused(1, "names no point");
    }
    return new Expression(text, root, names, root.truth());
  }

  private ExpressionRefused refused(String message) {
    return new ExpressionRefused(column, message);
  }

  private void next() throws ExpressionRefused {
    Matcher matcher = TOKEN.matcher(text).region(end, text.length());
    if (matcher.lookingAt()) {
      token = matcher.group("token");
      column = matcher.start("token") + 1;
      end = matcher.end();
      return;
    }
    int rest = end;
    while (rest < text.length() && Character.isWhitespace(text.charAt(rest))) {
      rest++;
    }
    column = rest + 1;
    if (rest < text.length()) {
      throw refused("'" + text.charAt(rest) + "' is not understood");
    }
    token = "";
  }

  private Term either() throws ExpressionRefused {
    if (++depth > DEEPEST) {
      throw refused("is nested more than " + DEEPEST + " deep");
    }
    Term left = both();
    while (token.equals("or")) {
      left = join(Operator.OR, left, this::both);
    }
    depth--;
    return left;
  }

  private Term both() throws ExpressionRefused {
    Term left = negated();
    while (token.equals("and")) {
      left = join(Operator.AND, left, this::negated);
    }
    return left;
  }

  private Term negated() throws ExpressionRefused {
    if (!token.equals("not")) {
      return comparison();
    }
    int at = column;
    next();
    boolean odd = true;
    while (token.equals("not")) {
      next();
      odd = !odd;
    }
    Term term = comparison();
    require(term, true, at, "not");
    return odd ? new Operation(Operator.NOT, List.of(term)) : term;
  }

  private Term comparison() throws ExpressionRefused {
    Term left = sum();
    Operator operator = COMPARISONS.get(token);
    if (operator == null) {
      return left;
    }
    Term compared = join(operator, left, this::sum);
    if (COMPARISONS.containsKey(token)) {
      throw refused("two comparisons need 'and' between them");
    }
    return compared;
  }

  private Term sum() throws ExpressionRefused {
    Term left = product();
    while (token.equals("+") || token.equals("-")) {
      left = join(token.equals("+") ? Operator.PLUS : Operator.MINUS, left, this::product);
    }
    return left;
  }

  private Term product() throws ExpressionRefused {
    Term left = signed();
    while (token.equals("*") || token.equals("/")) {
      left = join(token.equals("*") ? Operator.TIMES : Operator.DIVIDED, left, this::signed);
    }
    return left;
  }

  private Term signed() throws ExpressionRefused {
    boolean minus = false;
    int at = column;
    boolean any = false;
    while (token.equals("-")) {
      minus = !minus;
      any = true;
      next();
    }
    Term term = primary();
    if (any) {
      require(term, false, at, "-");
    }
    return minus ? folded(Operator.MINUS, List.of(term), at) : term;
  }

  private Term primary() throws ExpressionRefused {
    String found = token;
    if (found.isEmpty()) {
      throw refused("ends where a number or a name is expected");
    }
    if (found.equals("(")) {
      next();
      Term inner = either();
      close();
      return inner;
    }
    if (Character.isDigit(found.charAt(0))) {
      next();
      return new Constant(Double.parseDouble(found));
    }
    if (!Character.isLetter(found.charAt(0)) || WORDS.contains(found)) {
      throw refused("'" + found + "' stands where a number or a name is expected");
    }
    Operator function = FUNCTIONS.get(found);
    return function == null ? name(found) : function(function, found);
  }

  private Term name(String found) throws ExpressionRefused {
    if (Character.isUpperCase(found.charAt(0))) {
      for (DeviceState state : DeviceState.values()) {
        if (state.name().equals(found)) {
          next();
          return new Constant(state.code());
        }
      }
      throw refused("'" + found + "' is no state; known: " + List.of(DeviceState.values()));
    }
    next();
    if (!names.contains(found)) {
      names.add(found);
    }
    return new Name(names.indexOf(found));
  }

  private Term function(Operator function, String word) throws ExpressionRefused {
    int at = column;
    next();
    if (!token.equals("(")) {
      throw refused("'(' is expected after " + word);
    }
    List<Term> terms = new ArrayList<>();
    do {
      next();
      Term term = either();
      require(term, false, at, word);
      terms.add(term);
    } while (token.equals(","));
    close();
    if (function == Operator.ABS ? terms.size() != 1 : terms.size() < 2) {
      throw new ExpressionRefused(
          at, word + " takes " + (function == Operator.ABS ? "one number" : "two numbers or more"));
    }
    return folded(function, terms, at);
  }

  private void close() throws ExpressionRefused {
    if (!token.equals(")")) {
      throw refused("')' is expected");
    }
    next();
  }

  private interface Part {
    Term read() throws ExpressionRefused;
  }

  private Term join(Operator operator, Term left, Part right) throws ExpressionRefused {
    int at = column;
    String word = token;
    next();
    Term other = right.read();
    require(left, operator.ofTruths(), at, word);
    require(other, operator.ofTruths(), at, word);
    return folded(operator, List.of(left, other), at);
  }

  private static void require(Term term, boolean truth, int at, String word)
      throws ExpressionRefused {
    if (term.truth() != truth) {
      throw new ExpressionRefused(
          at, "'" + word + "' takes " + (truth ? "comparisons, not numbers" : "numbers"));
    }
  }

  /** Numbers alone are computed at once, so that a division by zero among them is seen. */
  private static Term folded(Operator operator, List<Term> terms, int at) throws ExpressionRefused {
    if (operator == Operator.DIVIDED && terms.getLast() instanceof Constant(double number)) {
      if (number == 0) {
        throw new ExpressionRefused(at, "divides by zero");
      }
    }
    Operation whole = new Operation(operator, terms);
    boolean constant = !operator.truth() && terms.stream().allMatch(Constant.class::isInstance);
    return constant ? new Constant(whole.value(new double[0])) : whole;
  }
}
