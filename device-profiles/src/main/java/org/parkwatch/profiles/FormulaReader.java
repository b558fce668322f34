package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.profiles.binding.Formula;
import org.parkwatch.profiles.binding.Formula.Operator;

/**
 * Reads a formula such as {@code (output.power / input.power) * 100} or {@code fan1.state != NORMAL
 * or fan2.state != NORMAL}. Used once, by one thread.
 */
final class FormulaReader {
  /**
   * A formula with the points it names.
   *
   * @param names in the order of the operands' places
   */
  record Parsed(Formula formula, List<String> names) {}

  /** Says in words why a text is no formula. */
  static final class NotAFormula extends Exception {
    private static final long serialVersionUID = 1;

    NotAFormula(String message) {
      super(message);
    }
  }

  private static final int LONGEST = 500;
  private static final int DEEPEST = 50;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*([0-9]+(?:\\.[0-9]+)?|[a-z][a-z0-9]*(?:\\.[a-z0-9]+)*|[A-Z]+|<=|>=|!=|[-+*/(),<>=])");
  private static final Map<String, Operator> COMPARISONS =
      Map.of(
          "<", Operator.LESS,
          "<=", Operator.AT_MOST,
          ">", Operator.GREATER,
          ">=", Operator.AT_LEAST,
          "=", Operator.EQUAL,
          "!=", Operator.UNEQUAL);

  private final List<String> tokens;
  private final List<String> names = new ArrayList<>();
  private int at;
  private int depth;

  private FormulaReader(List<String> tokens) {
    this.tokens = tokens;
  }

  static Parsed read(String text) throws NotAFormula {
    FormulaReader reader = new FormulaReader(tokens(text));
    Formula formula = reader.either();
    if (reader.at < reader.tokens.size()) {
      throw new NotAFormula("'" + reader.next() + "' stands where nothing is expected");
    }
    if (reader.names.isEmpty()) {
      throw new NotAFormula("names no point");
    }
    return new Parsed(formula, List.copyOf(reader.names));
  }

  private static List<String> tokens(String text) throws NotAFormula {
    if (text.length() > LONGEST) {
      throw new NotAFormula("is longer than " + LONGEST + " characters");
    }
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.stripTrailing().length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new NotAFormula("'" + text.substring(end).strip() + "' is not understood");
      }
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    return tokens;
  }

  private Formula either() throws NotAFormula {
    Formula left = both();
    while (takes("or")) {
      left = new Formula.Joined(Operator.OR, left, both());
    }
    return left;
  }

  private Formula both() throws NotAFormula {
    Formula left = compared();
    while (takes("and")) {
      left = new Formula.Joined(Operator.AND, left, compared());
    }
    return left;
  }

  private Formula compared() throws NotAFormula {
    Formula left = sum();
    Operator operator = at < tokens.size() ? COMPARISONS.get(tokens.get(at)) : null;
    if (operator == null) {
      return left;
    }
    at++;
    return new Formula.Joined(operator, left, sum());
  }

  private Formula sum() throws NotAFormula {
    Formula left = product();
    while (true) {
      if (takes("+")) {
        left = new Formula.Joined(Operator.ADD, left, product());
      } else if (takes("-")) {
        left = new Formula.Joined(Operator.SUBTRACT, left, product());
      } else {
        return left;
      }
    }
  }

  private Formula product() throws NotAFormula {
    Formula left = single();
    while (true) {
      if (takes("*")) {
        left = new Formula.Joined(Operator.MULTIPLY, left, single());
      } else if (takes("/")) {
        left = new Formula.Joined(Operator.DIVIDE, left, single());
      } else {
        return left;
      }
    }
  }

  private Formula single() throws NotAFormula {
    if (++depth > DEEPEST) {
      throw new NotAFormula("has more than " + DEEPEST + " brackets within each other");
    }
    String token = next();
    Formula formula = single(token);
    depth--;
    return formula;
  }

  private Formula single(String token) throws NotAFormula {
    char first = token.charAt(0);
    if (token.equals("-")) {
      return new Formula.Joined(Operator.SUBTRACT, new Formula.Constant(0), single());
    }
    if (token.equals("(")) {
      Formula inside = either();
      expect(")");
      return inside;
    }
    if (first >= '0' && first <= '9') {
      return new Formula.Constant(Double.parseDouble(token));
    }
    if (first >= 'A' && first <= 'Z') {
      return new Formula.Constant(state(token));
    }
    if (first < 'a' || first > 'z' || token.equals("and") || token.equals("or")) {
      throw new NotAFormula("'" + token + "' stands where a point or number is expected");
    }
    if (takes("(")) {
      return called(token);
    }
    int known = names.indexOf(token);
    if (known < 0) {
      names.add(token);
    }
    return new Formula.Operand(known < 0 ? names.size() - 1 : known);
  }

  private Formula called(String name) throws NotAFormula {
    if (!name.equals("min") && !name.equals("max")) {
      throw new NotAFormula("'" + name + "(' is not known; there are min( and max(");
    }
    Operator operator = name.equals("min") ? Operator.MIN : Operator.MAX;
    Formula left = either();
    expect(",");
    do {
      left = new Formula.Joined(operator, left, either());
    } while (takes(","));
    expect(")");
    return left;
  }

  private static int state(String word) throws NotAFormula {
    for (DeviceState state : DeviceState.values()) {
      if (state.name().equals(word)) {
        return state.code();
      }
    }
    throw new NotAFormula("'" + word + "' is no state");
  }

  private boolean takes(String token) {
    boolean is = at < tokens.size() && tokens.get(at).equals(token);
    if (is) {
      at++;
    }
    return is;
  }

  private void expect(String token) throws NotAFormula {
    if (!takes(token)) {
      throw new NotAFormula("lacks a '" + token + "'");
    }
  }

  private String next() throws NotAFormula {
    if (at >= tokens.size()) {
      throw new NotAFormula("ends where a point or number is expected");
    }
    return tokens.get(at++);
  }
}
