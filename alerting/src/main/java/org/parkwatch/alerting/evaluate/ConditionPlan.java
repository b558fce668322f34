package org.parkwatch.alerting.evaluate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSpec;

/**
 * Rules bound to the points of a park: every condition there is, by cell. Immutable and
 * thread-safe.
 */
public final class ConditionPlan {
  static final int NOWHERE = -1;
  private static final int[] NONE = {};

  private record Key(String rule, String subject, String name) {}

  private final Park park;
  private final ParamSets params;
  private final List<CellPlan> cells;
  private final List<Computed> computed;
  private final Map<Key, Integer> computedByKey = new HashMap<>();
  private final int[][] dependents;
  private final List<String> warnings;
  private final List<String> refused;
  private final int[] cellOf;
  private final int[] localOf;
  private final int conditions;

  ConditionPlan(
      Park park,
      ParamSets params,
      List<CellPlan> cells,
      List<Computed> computed,
      List<String> warnings,
      List<String> refused) {
    this.park = park;
    this.params = params;
    this.cells = List.copyOf(cells);
    this.warnings = List.copyOf(warnings);
    this.refused = List.copyOf(refused);
    this.computed = List.copyOf(computed);
    cellOf = new int[park.pointCount() + computed.size()];
    localOf = new int[cellOf.length];
    dependents = computed.isEmpty() ? new int[0][] : dependents();
    for (Computed input : computed) {
      for (Rule rule : input.rules()) {
        Key key = new Key(rule.id(), input.subject().code(), input.spec().name());
        computedByKey.put(key, input.id());
      }
    }
    Arrays.fill(localOf, NOWHERE);
    int total = 0;
    for (int cell = 0; cell < cells.size(); cell++) {
      CellPlan plan = cells.get(cell);
      total += plan.conditions();
      for (int local = 0; local < plan.points().length; local++) {
        cellOf[plan.points()[local]] = cell;
        localOf[plan.points()[local]] = local;
      }
    }
    conditions = total;
  }

  /** Computed inputs that each point makes be computed anew, by the id of the point. */
  private int[][] dependents() {
    int[][] found = new int[park.pointCount()][];
    Arrays.fill(found, NONE);
    for (int i = 0; i < computed.size(); i++) {
      for (int point : computed.get(i).triggers()) {
        found[point] = Arrays.copyOf(found[point], found[point].length + 1);
        found[point][found[point].length - 1] = i;
      }
    }
    return found;
  }

  /** Indices of the computed inputs that a sample of this point changes. */
  int[] dependents(int point) {
    return point < dependents.length ? dependents[point] : NONE;
  }

  List<Computed> computed() {
    return computed;
  }

  /** The computed input of this id; null for a point of the park. */
  @Nullable Computed computed(int id) {
    return id < park.pointCount() ? null : computed.get(id - park.pointCount());
  }

  /**
   * Binds rules to a park. Only what is in service is bound: device, equipment, cabinet and every
   * place around it.
   *
   * @throws org.parkwatch.facility.yaml.InputRefused if a rule names a place that the park does not
   *     have
   */
  public static ConditionPlan bind(RuleSet rules, Park park) {
    return new Binder(rules, park).bind();
  }

  public Park park() {
    return park;
  }

  /** How many conditions there are. */
  public int size() {
    return conditions;
  }

  /** What could not be bound though nothing is wrong with the rule, such as a missing rating. */
  public List<String> warnings() {
    return warnings;
  }

  /** Rules that would watch more than {@link Binder#MOST} points and are not in force, with why. */
  public List<String> refused() {
    return refused;
  }

  /** Ids of all points and computed inputs that have conditions, cell by cell. */
  public int[] points() {
    IntStream.Builder watched = IntStream.builder();
    for (CellPlan cell : cells) {
      BitSet local = new BitSet();
      Arrays.stream(cell.pointOf()).forEach(local::set);
      local.stream().map(each -> cell.points()[each]).forEach(watched::add);
    }
    return watched.build().toArray();
  }

  /** How many conditions each rule has; a rule that watches nothing is not among them. */
  public Map<String, Integer> conditionsByRule() {
    Map<String, Integer> counts = new HashMap<>();
    for (CellPlan cell : cells) {
      for (int set : cell.params()) {
        counts.merge(params.get(set).rule().id(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** The condition behind a change. */
  public Condition condition(int cell, int condition) {
    CellPlan plan = cells.get(cell);
    int point = plan.points()[plan.pointOf()[condition]];
    Computed input = computed(point);
    Subject subject = input == null ? Subject.ofPoint(park, point).orElseThrow() : input.subject();
    PointSpec spec = input == null ? park.specOfPoint(point).orElseThrow() : input.spec();
    int pointed = input == null ? point : input.point();
    ParamSets.Params set = params.get(plan.params()[condition]);
    double limit = set.showsLimit() ? set.set() : Double.NaN;
    return new Condition(set.rule(), set.state(), set.severity(), limit, subject, spec, pointed);
  }

  List<CellPlan> cells() {
    return cells;
  }

  ParamSets params() {
    return params;
  }

  int cellOf(int point) {
    return cellOf[point];
  }

  /** Local index of a point in its cell, or {@link #NOWHERE} where nothing watches it. */
  int localOf(int point) {
    return point < 0 || point >= localOf.length ? NOWHERE : localOf[point];
  }

  /** Id of the watched point that has this key and a condition of the rule, or -1. */
  int point(String subject, String name, String ruleKey) {
    Integer input = computedByKey.get(new Key(ruleKey, subject, name));
    if (input != null) {
      return input;
    }
    for (Subject each : Subject.named(park, subject)) {
      int point = each.pointId(park, name);
      if (condition(point, ruleKey) >= 0) {
        return point;
      }
    }
    return -1;
  }

  /** Index in its cell of the condition of a point by the key of its rule, or -1. */
  int condition(int point, String ruleKey) {
    int local = localOf(point);
    if (local == NOWHERE) {
      return -1;
    }
    CellPlan plan = cells.get(cellOf[point]);
    for (int c = plan.first()[local]; c < plan.first()[local + 1]; c++) {
      if (params.get(plan.params()[c]).ruleKey().equals(ruleKey)) {
        return c;
      }
    }
    // the others are in the order of their points
    int low = plan.sampled();
    int high = plan.conditions();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (plan.pointOf()[middle] < local) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int c = low; c < plan.conditions() && plan.pointOf()[c] == local; c++) {
      if (params.get(plan.params()[c]).ruleKey().equals(ruleKey)) {
        return c;
      }
    }
    return -1;
  }
}
