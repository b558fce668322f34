package org.parkwatch.alerting.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** State of all conditions of a plan, cell by cell. Confined to the alarm thread. */
public final class Evaluator {
  private final ConditionPlan plan;
  private final List<CellEvaluator> cells = new ArrayList<>();
  private final Terms terms;

  public Evaluator(ConditionPlan plan) {
    this.plan = plan;
    for (int cell = 0; cell < plan.cells().size(); cell++) {
      cells.add(new CellEvaluator(cell, plan.cells().get(cell), plan.params()));
    }
    terms = new Terms(plan.computed());
  }

  public ConditionPlan plan() {
    return plan;
  }

  /** Takes samples; conditions without delay change at once. */
  public void samples(SampleBatch batch, Changes out) {
    for (int row = 0; row < batch.size(); row++) {
      int point = batch.point(row);
      int local = plan.localOf(point);
      if (local != ConditionPlan.NOWHERE) {
        cells
            .get(plan.cellOf(point))
            .sample(local, batch.millis(row), batch.value(row), batch.quality(row), out);
        for (int input : plan.dependents(point)) {
          terms.mark(input);
        }
      }
    }
  }

  /** Time has come this far: delays end, points grow stale. */
  public void watermark(long millis, boolean afterGap, Changes out) {
    if (!afterGap) {
      terms.compute(millis, this::reading, (input, value) -> take(input, millis, value, out));
    }
    for (CellEvaluator cell : cells) {
      cell.watermark(millis, afterGap, out);
    }
  }

  private double reading(Computed computed, int place, long millis) {
    int point = computed.inputs()[place];
    return cells.get(plan.cellOf(point)).inputs.reading(plan.localOf(point), millis);
  }

  private void take(Computed input, long millis, double value, Changes out) {
    byte quality = Double.isNaN(value) ? Quality.BAD_NOT_MEASURED.code() : Quality.GOOD.code();
    cells
        .get(plan.cellOf(input.id()))
        .sample(plan.localOf(input.id()), millis, value, quality, out);
  }

  /** What people should know of the rules since the last call, one line each. */
  public List<String> told() {
    return terms.told();
  }

  Terms terms() {
    return terms;
  }

  /** UTC milliseconds of the newest watermark, 0 before the first. */
  public long now() {
    long now = 0;
    for (CellEvaluator cell : cells) {
      now = Math.max(now, cell.inputs.now);
    }
    return now;
  }

  /** How many conditions nobody can say of now whether they are true. */
  public int unknown() {
    int unknown = 0;
    for (CellEvaluator cell : cells) {
      for (int c = 0; c < cell.state.length; c++) {
        if (cell.unknown(c)) {
          unknown++;
        }
      }
    }
    return unknown;
  }

  /**
   * Whether a condition is true now and no graver level of its ladder is; false if the plan does
   * not have it.
   */
  public boolean active(String subject, String point, String ruleKey) {
    int id = plan.point(subject, point, ruleKey);
    int condition = plan.condition(id, ruleKey);
    return condition >= 0 && cells.get(plan.cellOf(id)).shown(condition);
  }

  /** Whether the plan has a condition. */
  public boolean has(String subject, String point, String ruleKey) {
    return plan.point(subject, point, ruleKey) >= 0;
  }

  /**
   * Makes a condition true, or normal again with the lesser levels of its ladder, without a
   * transition: the journal says so.
   *
   * @param since UTC milliseconds
   */
  public void impose(String subject, String point, String ruleKey, boolean active, long since) {
    int id = plan.point(subject, point, ruleKey);
    int condition = plan.condition(id, ruleKey);
    if (condition >= 0) {
      cells.get(plan.cellOf(id)).impose(condition, active, since);
    }
  }

  /** Conditions that have begun to chatter since the last call. */
  public List<Condition> takeChattering() {
    List<Condition> chattering = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      for (int condition : cells.get(cell).chatter.takeCaught()) {
        chattering.add(plan.condition(cell, condition));
      }
    }
    return chattering;
  }

  /** All conditions that are true now, of a ladder only the gravest. */
  public List<Condition> active() {
    List<Condition> active = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      CellEvaluator evaluated = cells.get(cell);
      for (int c = 0; c < evaluated.state.length; c++) {
        if (evaluated.shown(c)) {
          active.add(plan.condition(cell, c));
        }
      }
    }
    return active;
  }

  List<CellEvaluator> cells() {
    return cells;
  }
}
