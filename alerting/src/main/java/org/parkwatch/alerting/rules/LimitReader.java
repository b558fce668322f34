package org.parkwatch.alerting.rules;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the limits of one threshold. Confined to one thread. */
final class LimitReader {
  private final RuleMap map;
  private final @Nullable Binding on;
  private Input.@Nullable Beyond beyond;
  private boolean differ;
  private int read;

  /**
   * @param on what the rule watches; null if that could not be read
   */
  LimitReader(RuleMap map, @Nullable Binding on) {
    this.map = map;
    this.on = on;
  }

  /**
   * A number, a share of a rating, of the room's air, or of another point; null after a problem.
   */
  @Nullable Limit read(String key) {
    if (!map.isMap(key)) {
      double value = map.number(key);
      note(null);
      return Double.isNaN(value) ? null : new Limit.Fixed(value);
    }
    RuleMap form = map.map(key);
    if (form == null) {
      return null;
    }
    Limit limit =
        form.has("point") ? ofPoint(form) : form.has("room") ? ofAir(form) : ofRating(form);
    form.finish();
    return limit;
  }

  private @Nullable Limit ofPoint(RuleMap form) {
    String point = form.requiredText("point");
    double factor = form.has("factor") ? form.number("factor") : 1;
    double plus = form.has("plus") ? form.number("plus") : 0;
    if (point == null || Double.isNaN(factor) || Double.isNaN(plus)) {
      return null;
    }
    note(new Input.Beyond(point, factor));
    return new Limit.Fixed(plus);
  }

  private @Nullable Limit ofAir(RuleMap form) {
    String word = form.requiredText("room");
    double plus = form.has("plus") ? form.number("plus") : 0;
    note(null);
    for (AirLimit limit : AirLimit.values()) {
      if (limit.word().equals(word)) {
        return Double.isNaN(plus) ? null : new Limit.OfAir(limit, plus);
      }
    }
    if (word != null) {
      form.unknown("room", word, Arrays.stream(AirLimit.values()).map(AirLimit::word).toList());
    }
    return null;
  }

  private @Nullable Limit ofRating(RuleMap form) {
    String rating = form.requiredText("rating");
    double factor = form.number("factor");
    if (on != null && !on.scopes().isEmpty()) {
      form.problem("rating", "only devices have ratings, not what owns derived points");
      return null;
    }
    if (factor <= 0) {
      form.problem("factor", "must be above 0");
      return null;
    }
    note(null);
    return rating == null || Double.isNaN(factor) ? null : new Limit.OfRating(rating, factor);
  }

  private void note(Input.@Nullable Beyond wanted) {
    boolean same = wanted == null ? beyond == null : wanted.equals(beyond);
    differ |= read++ > 0 && !same;
    beyond = wanted;
  }

  /**
   * What is compared with the limits that were read: the input, or the point less the other one.
   *
   * @return null after a problem
   */
  @Nullable Input compared(Input input, String key) {
    if (differ) {
      map.problem("clear", "must name the same point with the same factor as the limit");
      return null;
    }
    if (beyond == null) {
      return input;
    }
    if (!(input instanceof Input.Own)) {
      map.problem(key, "only a threshold is compared with another point");
      return null;
    }
    return beyond;
  }
}
