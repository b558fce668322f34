package org.parkwatch.alerting.evaluate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.evaluate.ParamSets.Params;
import org.parkwatch.alerting.rules.AirLimit;
import org.parkwatch.alerting.rules.Binding;
import org.parkwatch.alerting.rules.Criterion;
import org.parkwatch.alerting.rules.Input;
import org.parkwatch.alerting.rules.Limit;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.Cell;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.latest.Freshness;

/** Finds out which rule watches which point. Used once, on one thread. */
final class Binder {
  /**
   * Subjects that the same rules ask for their points: devices of one make in one job, or owners of
   * one kind.
   */
  private record Make(
      PointSet points,
      @Nullable String profile,
      @Nullable EquipmentKind kind,
      @Nullable OwnerKind owner) {}

  /** One rule may have so many conditions; one that binds more was meant otherwise. */
  static final int MOST = 200_000;

  private final RuleSet rules;
  private final Park park;
  private final List<String> refused;
  private final Sites sites;
  private final Map<Make, List<List<Rule>>> rulesByMake = new HashMap<>();
  private final ParamSets params = new ParamSets();
  private final Map<Rule, List<String>> unrated = new LinkedHashMap<>();

  Binder(RuleSet rules, Park park) {
    this(rules, park, List.of());
  }

  private Binder(RuleSet rules, Park park, List<String> refused) {
    this.rules = rules;
    this.park = park;
    this.refused = refused;
    sites = new Sites(park);
  }

  ConditionPlan bind() {
    sites.refuseUnknownCodes(rules);
    Map<Integer, List<Run>> byCell = new HashMap<>();
    for (Device device : park.devices()) {
      add(byCell, Subject.of(device), device.cell(), device.firstPoint(), device.points());
    }
    for (DerivedBlock block : park.derived()) {
      add(byCell, Subject.of(park, block), block.cell(), block.firstPoint(), block.points());
    }
    List<Cell> order = park.cells().stream().sorted(Comparator.comparingInt(Cell::id)).toList();
    List<Run> all = new ArrayList<>();
    for (Cell cell : order) {
      byCell.getOrDefault(cell.id(), List.of()).stream()
          .sorted(Comparator.comparingInt(Run::first))
          .forEach(all::add);
    }
    ComputedBinder computed = new ComputedBinder(park, all, this::watches);
    computed.bind(rules);
    BitSet inputs = new BitSet();
    computed.all().forEach(each -> Arrays.stream(each.inputs()).forEach(inputs::set));
    Map<Integer, List<Run>> sorted = all.stream().collect(Collectors.groupingBy(Run::cell));
    List<CellPlan> cells = new ArrayList<>();
    for (Cell cell : order) {
      List<Run> runs = sorted.getOrDefault(cell.id(), List.of());
      cells.add(bindCell(cell, runs, inputs, computed.of(cell.id())));
    }
    params.freeze();
    List<String> warnings = new ArrayList<>(warnings());
    warnings.addAll(computed.warnings());
    warnings.addAll(sites.unusedTags(rules));
    return confine(new ConditionPlan(park, params, cells, computed.all(), warnings, refused));
  }

  private void add(
      Map<Integer, List<Run>> byCell, Subject subject, int cell, int first, PointSet points) {
    if (sites.onDuty(subject)) {
      byCell
          .computeIfAbsent(cell, x -> new ArrayList<>())
          .add(new Run(subject, cell, first, points));
    }
  }

  /** A rule that watches far too much is left out; it must not stop the others. */
  private ConditionPlan confine(ConditionPlan plan) {
    Map<String, Integer> counts = plan.conditionsByRule();
    List<Rule> kept = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      int count = counts.getOrDefault(rule.id(), 0);
      if (count > MOST) {
        left.add(
            "%s (%s:%d) would have %,d conditions, more than %,d, and is not in force"
                .formatted(rule.id(), rule.file(), rule.line(), count, MOST));
      } else {
        kept.add(rule);
      }
    }
    return left.isEmpty() ? plan : new Binder(new RuleSet(kept), park, left).bind();
  }

  private CellPlan bindCell(Cell cell, List<Run> runs, BitSet inputs, List<Computed> computed) {
    CellColumns columns = new CellColumns();
    for (Run run : runs) {
      List<List<Rule>> wanted = rulesByMake.computeIfAbsent(make(run), this::rulesOf);
      for (int ordinal = 0; ordinal < wanted.size(); ordinal++) {
        List<Params> sets = paramsOf(run.subject(), wanted.get(ordinal));
        PointSpec spec = run.points().specs().get(ordinal);
        int point = run.first() + ordinal;
        if (!sets.isEmpty() || inputs.get(point)) {
          columns.add(
              point,
              Freshness.allowedMillis(spec.interval()),
              spec.quantity() == Quantity.COMM_UP,
              sets,
              params);
        }
      }
    }
    for (Computed input : computed) {
      List<Params> sets = new ArrayList<>();
      for (Rule rule : input.rules()) {
        if (rule.criterion() instanceof Criterion.Threshold threshold) {
          addThreshold(rule, threshold, input.subject(), sets);
        }
      }
      columns.add(input.id(), input.allowedMillis(), false, sets, params);
    }
    return columns.plan(cell.code());
  }

  private Make make(Run run) {
    Device device = run.subject().device();
    return device == null
        ? new Make(run.points(), null, null, run.subject().owner())
        : new Make(run.points(), device.profile(), park.equipmentOf(device).kind(), null);
  }

  /** Rules of each point of a make, but for the place. */
  private List<List<Rule>> rulesOf(Make make) {
    List<List<Rule>> wanted = new ArrayList<>();
    for (PointSpec spec : make.points().specs()) {
      wanted.add(
          rules.rules().stream()
              .filter(rule -> rule.input() instanceof Input.Own)
              .filter(rule -> suits(rule.criterion(), spec) && asks(rule.on(), make, spec))
              .toList());
    }
    return wanted;
  }

  /** What is told by itself is watched as that, and by nothing else: it is never too old. */
  private static boolean suits(Criterion criterion, PointSpec spec) {
    return criterion instanceof Criterion.Event == (spec.quantity() == Quantity.EVENT);
  }

  private static boolean asks(Binding on, Make make, PointSpec spec) {
    return on.names(spec.name())
        && (on.quantity() == null || on.quantity() == spec.quantity())
        && asks(on, make);
  }

  private static boolean asks(Binding on, Make make) {
    EquipmentKind kind = make.kind();
    return kind == null
        ? on.scopes().contains(make.owner())
        : on.scopes().isEmpty()
            && (on.profile() == null || on.profile().equals(make.profile()))
            && (on.equipment().isEmpty() || on.equipment().contains(kind));
  }

  private boolean watches(Rule rule, Run run) {
    return asks(rule.on(), make(run)) && sites.stands(run.subject(), rule.on());
  }

  private List<Params> paramsOf(Subject subject, List<Rule> wanted) {
    List<Params> sets = new ArrayList<>();
    for (Rule rule : wanted) {
      if (sites.stands(subject, rule.on())) {
        switch (rule.criterion()) {
          case Criterion.Threshold threshold -> addThreshold(rule, threshold, subject, sets);
          case Criterion.Stale stale ->
              sets.add(
                  new Params(
                      rule,
                      null,
                      ParamSets.STALE,
                      1,
                      Double.NaN,
                      Double.NaN,
                      stale.onDelay().toMillis(),
                      stale.offDelay().toMillis(),
                      stale.severity()));
          case Criterion.State state ->
              addStates(rule, ParamSets.EQUALS, state.severities(), state.offDelay(), sets);
          case Criterion.Event event ->
              addStates(rule, ParamSets.EVENT, event.severities(), event.lasts(), sets);
        }
      }
    }
    return sets;
  }

  private void addThreshold(
      Rule rule, Criterion.Threshold threshold, Subject subject, List<Params> sets) {
    double set = resolve(rule, threshold.limit(), subject);
    if (Double.isNaN(set)) {
      return;
    }
    sets.add(
        new Params(
            rule,
            null,
            ParamSets.THRESHOLD,
            threshold.high() ? 1 : -1,
            set,
            resolve(rule, threshold.clear(), subject),
            threshold.onDelay().toMillis(),
            threshold.offDelay().toMillis(),
            threshold.severity()));
  }

  private double resolve(Rule rule, Limit limit, Subject subject) {
    return switch (limit) {
      case Limit.Fixed fixed -> fixed.value();
      case Limit.OfAir(AirLimit of, double plus) -> {
        int place = subject.place(park);
        yield place < 0 ? Double.NaN : of.of(park.place(place).air()) + plus;
      }
      case Limit.OfRating share -> {
        Device device = subject.device();
        Double rated =
            device == null ? null : park.equipmentOf(device).ratings().get(share.rating());
        if (rated == null || !(rated > 0)) {
          unrated.computeIfAbsent(rule, r -> new ArrayList<>()).add(subject.code());
          yield Double.NaN;
        }
        yield rated * share.factor();
      }
    };
  }

  private static void addStates(
      Rule rule, byte kind, Map<DeviceState, Integer> severities, Duration off, List<Params> sets) {
    severities.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry ->
            sets.add(
                new Params(
                    rule,
                    entry.getKey(),
                    kind,
                    1,
                    entry.getKey().code(),
                    entry.getKey().code(),
                    rule.criterion().onDelay().toMillis(),
                    off.toMillis(),
                    entry.getValue())));
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    unrated.forEach((rule, devices) ->
        warnings.add(
            "%s: %d devices lack the rating and are not watched, first %s"
                .formatted(rule.id(), devices.size(), devices.getFirst())));
    return warnings;
  }
}
