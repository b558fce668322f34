package org.parkwatch.alerting.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.expression.Expression;
import org.parkwatch.alerting.rules.Input;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.facility.park.DeviceState;

/**
 * What conditions compare with. Hundreds of thousands of conditions share some hundred sets, which
 * stay in the processor's cache. Immutable once frozen.
 */
final class ParamSets {
  static final byte THRESHOLD = 0;
  static final byte EQUALS = 1;
  static final byte STALE = 2;

  /** As {@link #EQUALS}, of what is told once: the off-delay is how long it holds. */
  static final byte EVENT = 3;

  /**
   * One set.
   *
   * @param sign 1: true above the limit, -1: true below it
   * @param set limit; for {@link #EQUALS} and {@link #EVENT} the value
   * @param clear where a condition that is true is over
   */
  record Params(
      Rule rule,
      @Nullable DeviceState state,
      byte kind,
      int sign,
      double set,
      double clear,
      long onMillis,
      long offMillis,
      int severity) {
    /** Whether there is a limit to show: a formula that says yes or no has none. */
    boolean showsLimit() {
      return kind == THRESHOLD
          && !(rule.input() instanceof Input.Formula(Expression formula) && formula.truth());
    }

    String ruleKey() {
      return Condition.ruleKey(rule, state);
    }
  }

  private final List<Params> sets = new ArrayList<>();
  private final Map<Params, Integer> ids = new HashMap<>();

  byte[] kind = {};
  double[] sign = {};
  double[] signedSet = {};
  double[] signedClear = {};
  long[] onMillis = {};
  long[] offMillis = {};

  int id(Params params) {
    return ids.computeIfAbsent(
        params,
        added -> {
          sets.add(added);
          return sets.size() - 1;
        });
  }

  Params get(int id) {
    return sets.get(id);
  }

  int size() {
    return sets.size();
  }

  /** Lays the sets out in columns; none can be added afterwards. */
  void freeze() {
    int n = sets.size();
    kind = new byte[n];
    sign = new double[n];
    signedSet = new double[n];
    signedClear = new double[n];
    onMillis = new long[n];
    offMillis = new long[n];
    for (int i = 0; i < n; i++) {
      Params params = sets.get(i);
      kind[i] = params.kind();
      sign[i] = params.sign();
      signedSet[i] = params.sign() * params.set();
      signedClear[i] = params.sign() * params.clear();
      onMillis[i] = params.onMillis();
      offMillis[i] = params.offMillis();
    }
    ids.clear();
  }
}
