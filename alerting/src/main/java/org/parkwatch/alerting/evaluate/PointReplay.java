package org.parkwatch.alerting.evaluate;

import java.util.Arrays;
import java.util.List;
import org.parkwatch.telemetry.sample.Quality;

/**
 * The conditions of one point alone, shown samples of the past as the evaluator would have seen
 * them. Confined to one thread.
 */
public final class PointReplay {
  private static final long SECOND = 1000;

  private final ConditionPlan plan;
  private final int cell;
  private final int[] conditions;
  private final int[] inputs;
  private final int own;
  private final boolean[] triggers;
  private final CellEvaluator evaluator;
  private final Terms terms;
  private final Changes changes = new Changes();
  private long reached;

  /**
   * @param point one that the plan watches, or a computed input
   */
  public PointReplay(ConditionPlan plan, int point) {
    this.plan = plan;
    cell = plan.cellOf(point);
    int local = plan.localOf(point);
    CellPlan all = plan.cells().get(cell);
    conditions = conditionsOf(all, local);
    int sampled = all.first()[local + 1] - all.first()[local];
    int[] params = Arrays.stream(conditions).map(c -> all.params()[c]).toArray();
    int[] ladder =
        Arrays.stream(conditions)
            .map(c -> all.ladder()[c] < 0 ? -1 : all.ladder()[c] - conditions[0])
            .toArray();
    Computed computed = plan.computed(point);
    inputs = computed == null ? new int[] {point} : computed.inputs();
    own = computed == null ? 0 : inputs.length;
    triggers = new boolean[inputs.length];
    for (int i = 0; computed != null && i < own; i++) {
      int input = inputs[i];
      triggers[i] = Arrays.stream(computed.triggers()).anyMatch(each -> each == input);
    }
    CellPlan alone = alone(local, sampled, params, ladder);
    evaluator = new CellEvaluator(0, alone, plan.params());
    terms = new Terms(computed == null ? List.of() : List.of(computed));
  }

  /** The inputs and what is computed from them, or a point alone. */
  private CellPlan alone(int local, int sampled, int[] params, int[] ladder) {
    CellPlan all = plan.cells().get(cell);
    long[] allowed = new long[own + 1];
    boolean[] commUp = new boolean[own + 1];
    int[] points = Arrays.copyOf(inputs, own + 1);
    for (int i = 0; i < own; i++) {
      CellPlan of = plan.cells().get(plan.cellOf(inputs[i]));
      allowed[i] = of.allowedMillis()[plan.localOf(inputs[i])];
    }
    points[own] = all.points()[local];
    allowed[own] = all.allowedMillis()[local];
    commUp[own] = all.commUp()[local];
    int[] first = new int[own + 2];
    first[own + 1] = sampled;
    int[] pointOf = new int[params.length];
    Arrays.fill(pointOf, own);
    return new CellPlan(
        all.code(), points, allowed, commUp, first, params, pointOf, ladder, sampled);
  }

  /** Ids of the points whose samples it is shown. */
  public int[] inputs() {
    return inputs.clone();
  }

  /** Whether it is computed from the points, and the roll-up of one says nothing. */
  public boolean computed() {
    return own > 0;
  }

  private static int[] conditionsOf(CellPlan all, int local) {
    int[] found = new int[all.conditions()];
    int count = 0;
    for (int c = all.first()[local]; c < all.first()[local + 1]; c++) {
      found[count++] = c;
    }
    for (int c = all.sampled(); c < all.conditions(); c++) {
      if (all.pointOf()[c] == local) {
        found[count++] = c;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Whether usable values from {@code min} to {@code max} could make a condition true. */
  public boolean mayRaise(double min, double max) {
    ParamSets params = plan.params();
    for (int c = 0; c < evaluator.plan().sampled(); c++) {
      int p = evaluator.plan().params()[c];
      double set = params.signedSet[p];
      boolean may =
          params.kind[p] == ParamSets.THRESHOLD
              ? Math.max(params.sign[p] * min, params.sign[p] * max) > set
              : min <= set && set <= max;
      if (may) {
        return true;
      }
    }
    return false;
  }

  /** Whether a condition is about silence, which no value shows. */
  public boolean aboutSilence() {
    return evaluator.plan().conditions() > evaluator.plan().sampled();
  }

  /** Whether a condition is true or about to be, so that the samples that follow matter. */
  public boolean standing() {
    for (byte state : evaluator.state) {
      if (state != CellEvaluator.NORMAL) {
        return true;
      }
    }
    return false;
  }

  /** Begins, or goes on after a time that is not looked at. */
  public void begin(long millis) {
    reached = millis;
    evaluator.watermark(millis, true, changes);
  }

  /**
   * A sample, and the seconds before it.
   *
   * @param input index in {@link #inputs}
   */
  public void sample(int input, long millis, double value, byte quality) {
    passTo(millis - 1);
    evaluator.sample(input, millis, value, quality, changes);
    if (triggers[input]) {
      terms.mark(0);
    }
  }

  /** The seconds up to here. */
  public void passTo(long millis) {
    while (reached + SECOND <= millis) {
      reached += SECOND;
      long now = reached;
      terms.compute(
          now,
          (computed, place, at) -> evaluator.inputs.reading(place, at),
          (computed, value) -> take(now, value));
      evaluator.watermark(reached, false, changes);
    }
  }

  private void take(long millis, double value) {
    byte quality = Double.isNaN(value) ? Quality.BAD_NOT_MEASURED.code() : Quality.GOOD.code();
    evaluator.sample(own, millis, value, quality, changes);
  }

  /** UTC milliseconds of the alarms raised since the last call; a step down a ladder is none. */
  public long[] raised() {
    long[] raised = new long[changes.size()];
    int count = 0;
    for (int i = 0; i < changes.size(); i++) {
      if (changes.raised(i) && !changes.stepDown(i)) {
        raised[count++] = changes.at(i);
      }
    }
    changes.clear();
    return Arrays.copyOf(raised, count);
  }

  /** What the first condition of the point is. */
  public Condition condition() {
    return plan.condition(cell, conditions[0]);
  }
}
