package org.parkwatch.alerting.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.expression.Expression;
import org.parkwatch.alerting.expression.ExpressionRefused;

/** Reads what a rule compares with its limits; the levels of a ladder share it. */
final class InputReader {
  private static final Duration LONGEST = Duration.ofHours(1);

  private final RuleMap map;

  InputReader(RuleMap map) {
    this.map = map;
  }

  /** The input of a kind of threshold, or null after a problem. */
  @Nullable Input read(String kind) {
    return switch (kind) {
      case "rate" -> change();
      case "deviation" -> deviation();
      case "aggregate" -> aggregate();
      case "expression" -> formula();
      default -> Input.OWN;
    };
  }

  private @Nullable Input change() {
    String way = map.requiredText("change");
    Duration within = map.duration("within");
    if (way != null && !way.equals("rise") && !way.equals("fall")) {
      map.problem("change", "must be rise or fall, not '" + way + "'");
      return null;
    }
    if (within.compareTo(LONGEST) > 0) {
      map.problem("within", "must not be longer than an hour");
      return null;
    }
    return way == null || !within.isPositive()
        ? null
        : new Input.Change(way.equals("rise"), within);
  }

  private @Nullable Input deviation() {
    map.require("group");
    Input.Zone group = map.word("group", Input.Zone.class);
    double least = map.has("least") ? map.number("least") : 3;
    if (least != Math.rint(least) || least < 3 || least > 1000) {
      map.problem("least", "must be a whole number from 3 on: of two nobody knows which is wrong");
      return null;
    }
    return group == null ? null : new Input.Deviation(group, (int) least);
  }

  private @Nullable Input aggregate() {
    map.require("of");
    Input.Figure figure = map.word("of", Input.Figure.class);
    map.require("zone");
    Input.Zone zone = map.word("zone", Input.Zone.class);
    boolean above = map.has("above");
    boolean counts = figure == Input.Figure.COUNT || figure == Input.Figure.SHARE;
    double edge = Double.NaN;
    if (counts) {
      if (above == map.has("below")) {
        map.problem("of", "COUNT and SHARE need either above or below");
        return null;
      }
      edge = map.number(above ? "above" : "below");
    }
    double good = map.has("good") ? map.number("good") : 0.8;
    if (!(good > 0 && good <= 1)) {
      map.problem("good", "must be a share above 0 and up to 1");
      return null;
    }
    if (zone == Input.Zone.EQUIPMENT) {
      map.problem("zone", "must be CABINET, ROW, ROOM or BUILDING");
      return null;
    }
    return figure == null || zone == null || (counts && Double.isNaN(edge))
        ? null
        : new Input.Aggregate(figure, zone, edge, above, good);
  }

  private @Nullable Input formula() {
    String text = map.requiredText("expression");
    map.require("what");
    if (text == null) {
      return null;
    }
    try {
      return new Input.Formula(Expression.read(text));
    } catch (ExpressionRefused e) {
      map.problem("expression", String.valueOf(e.getMessage()));
      return null;
    }
  }
}
