package org.parkwatch.alerting.evaluate;

import java.util.Arrays;

/**
 * The conditions of one point alone, shown samples of the past as the evaluator would have seen
 * them. Confined to one thread.
 */
public final class PointReplay {
  private static final long SECOND = 1000;

  private final ConditionPlan plan;
  private final int cell;
  private final int[] conditions;
  private final CellEvaluator evaluator;
  private final Changes changes = new Changes();
  private long reached;

  /**
   * @param point one that the plan watches
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
    CellPlan alone =
        new CellPlan(
            all.code(),
            new int[] {point},
            new long[] {all.allowedMillis()[local]},
            new boolean[] {all.commUp()[local]},
            new int[] {0, sampled},
            params,
            new int[conditions.length],
            ladder,
            sampled);
    evaluator = new CellEvaluator(0, alone, plan.params());
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
          params.kind[p] == ParamSets.EQUALS
              ? min <= set && set <= max
              : Math.max(params.sign[p] * min, params.sign[p] * max) > set;
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

  /** A sample, and the seconds before it. */
  public void sample(long millis, double value, byte quality) {
    passTo(millis - 1);
    evaluator.sample(0, millis, value, quality, changes);
  }

  /** The seconds up to here. */
  public void passTo(long millis) {
    while (reached + SECOND <= millis) {
      reached += SECOND;
      evaluator.watermark(reached, false, changes);
    }
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
