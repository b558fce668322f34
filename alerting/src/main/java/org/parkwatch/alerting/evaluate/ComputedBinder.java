package org.parkwatch.alerting.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.evaluate.Computed.Figuring;
import org.parkwatch.alerting.rules.Input;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.latest.Freshness;

/** Makes the computed inputs that rules need. Used once, on one thread. */
final class ComputedBinder {
  /** A point that a rule asks for. */
  private record Asked(Run run, int point) {
    PointSpec spec() {
      return run.spec(point);
    }
  }

  private final Park park;
  private final List<Run> runs;
  private final BiPredicate<Rule, Run> watches;
  private final Related related;
  private final Zones zones;
  private final Map<Integer, List<Computed>> byCell = new LinkedHashMap<>();
  private final List<Computed> all = new ArrayList<>();
  private final Map<Rule, List<String>> lacking = new LinkedHashMap<>();

  /**
   * @param runs on duty, cell by cell
   * @param watches whether a rule asks for points of such a run, wherever they be called
   */
  ComputedBinder(Park park, List<Run> runs, BiPredicate<Rule, Run> watches) {
    this.park = park;
    this.runs = runs;
    this.watches = watches;
    related = new Related(park, runs);
    zones = new Zones(park);
  }

  void bind(RuleSet rules) {
    Map<String, List<Rule>> families = new LinkedHashMap<>();
    for (Rule rule : rules.rules()) {
      if (!(rule.input() instanceof Input.Own)) {
        String family = rule.ladder().isEmpty() ? rule.id() : rule.ladder().getFirst();
        families.computeIfAbsent(family, x -> new ArrayList<>()).add(rule);
      }
    }
    families.forEach(this::bind);
  }

  private void bind(String family, List<Rule> levels) {
    Rule rule = levels.getFirst();
    switch (rule.input()) {
      case Input.Own own -> {}
      case Input.Change change ->
          each(family, levels, asked -> new int[] {asked.point()}, () -> new Window(change));
      case Input.Beyond beyond ->
          each(family, levels, asked -> other(rule, asked, beyond), () -> less(beyond));
      case Input.Deviation deviation -> deviations(family, levels, deviation);
      case Input.Aggregate aggregate -> aggregates(family, levels, aggregate);
      case Input.Formula formula -> formulas(family, levels, formula);
    }
  }

  private static Term less(Input.Beyond beyond) {
    return new Term.Less(beyond.factor());
  }

  private interface InputsOf {
    /** Null where the rule cannot watch it. */
    int @Nullable [] of(Asked asked);
  }

  private void each(String family, List<Rule> levels, InputsOf inputs, Figuring figuring) {
    for (Asked asked : asked(levels.getFirst())) {
      int[] ids = inputs.of(asked);
      if (ids != null) {
        long allowed = Freshness.allowedMillis(asked.spec().interval());
        int[] triggers = {asked.point()};
        Computed computed =
            new Computed(
                park.pointCount() + all.size(),
                family,
                levels,
                asked.run().subject(),
                asked.spec(),
                asked.point(),
                ids,
                triggers,
                allowed,
                figuring);
        add(asked.run().cell(), computed);
      }
    }
  }

  private int @Nullable [] other(Rule rule, Asked asked, Input.Beyond beyond) {
    int other = asked.run().point(beyond.other());
    if (other < 0) {
      lacks(rule, asked.run().subject(), beyond.other());
      return null;
    }
    return new int[] {asked.point(), other};
  }

  private List<Asked> asked(Rule rule) {
    List<Asked> asked = new ArrayList<>();
    for (Run run : runs) {
      if (watches.test(rule, run)) {
        for (PointSpec spec : run.points().specs()) {
          if (rule.on().names(spec.name())
              && (rule.on().quantity() == null || rule.on().quantity() == spec.quantity())) {
            asked.add(new Asked(run, run.point(spec.name())));
          }
        }
      }
    }
    return asked;
  }

  private Map<Subject, List<Asked>> byZone(Rule rule, Input.Zone zone) {
    Map<Subject, List<Asked>> groups = new LinkedHashMap<>();
    for (Asked asked : asked(rule)) {
      zones
          .of(asked.run().subject(), zone)
          .ifPresent(of -> groups.computeIfAbsent(of, x -> new ArrayList<>()).add(asked));
    }
    return groups;
  }

  private void deviations(String family, List<Rule> levels, Input.Deviation deviation) {
    Map<Integer, int[]> groups = new HashMap<>();
    byZone(levels.getFirst(), deviation.group())
        .values()
        .forEach(group -> {
          int[] ids = group.stream().mapToInt(Asked::point).toArray();
          if (ids.length >= deviation.least()) {
            group.forEach(asked -> groups.put(asked.point(), ids));
          }
        });
    each(
        family,
        levels,
        asked -> {
          int[] group = groups.get(asked.point());
          return group == null ? null : ownFirst(asked.point(), group);
        },
        () -> new Term.Deviation(deviation.least()));
  }

  private static int[] ownFirst(int own, int[] group) {
    return IntStream.concat(IntStream.of(own), Arrays.stream(group).filter(point -> point != own))
        .toArray();
  }

  private void aggregates(String family, List<Rule> levels, Input.Aggregate how) {
    byZone(levels.getFirst(), how.zone())
        .forEach((zone, group) -> {
          int[] ids = group.stream().mapToInt(Asked::point).toArray();
          long allowed =
              group.stream()
                  .mapToLong(asked -> Freshness.allowedMillis(asked.spec().interval()))
                  .max()
                  .orElse(0);
          PointSpec shown = shown(how, group.getFirst().spec());
          Computed computed =
              new Computed(
                  park.pointCount() + all.size(),
                  family,
                  levels,
                  zone,
                  shown,
                  -1,
                  ids,
                  ids,
                  allowed,
                  () -> new Term.Folded(how));
          add(group.getFirst().run().cell(), computed);
        });
  }

  private static PointSpec shown(Input.Aggregate how, PointSpec one) {
    boolean counts = how.figure() == Input.Figure.COUNT || how.figure() == Input.Figure.SHARE;
    Quantity of = how.figure() == Input.Figure.COUNT ? Quantity.COUNT : Quantity.PERCENT;
    return new PointSpec(
        one.name(),
        counts ? of : one.quantity(),
        one.names(),
        counts ? 0 : one.decimals(),
        one.interval(),
        false);
  }

  private void formulas(String family, List<Rule> levels, Input.Formula formula) {
    Rule rule = levels.getFirst();
    List<String> names = formula.expression().names();
    for (Run run : runs) {
      if (!watches.test(rule, run)) {
        continue;
      }
      double[] constants = new double[names.size()];
      int[] place = new int[names.size()];
      List<Integer> points = new ArrayList<>();
      String missing = null;
      for (int i = 0; i < place.length; i++) {
        constants[i] = related.rating(run, names.get(i));
        OptionalInt point = related.point(run, names.get(i));
        place[i] = point.isPresent() ? points.size() : -1;
        point.ifPresent(points::add);
        if (point.isEmpty() && Double.isNaN(constants[i])) {
          missing = names.get(i);
        }
      }
      if (missing != null) {
        lacks(rule, run.subject(), missing);
      } else if (!points.isEmpty()) {
        int[] ids = points.stream().mapToInt(Integer::intValue).toArray();
        add(run.cell(), written(family, levels, run, formula, constants, place, ids));
      }
    }
  }

  private Computed written(
      String family,
      List<Rule> levels,
      Run run,
      Input.Formula formula,
      double[] constants,
      int[] place,
      int[] ids) {
    PointSpec oldest = related.spec(ids[0]);
    for (int id : ids) {
      PointSpec spec = related.spec(id);
      oldest = spec.interval().compareTo(oldest.interval()) < 0 ? spec : oldest;
    }
    Names what = levels.getFirst().what();
    PointSpec shown =
        new PointSpec(
            family,
            Quantity.RATIO,
            what == null ? Names.same(family) : what,
            2,
            oldest.interval(),
            false);
    return new Computed(
        park.pointCount() + all.size(),
        family,
        levels,
        run.subject(),
        shown,
        ids[0],
        ids,
        ids,
        Freshness.allowedMillis(oldest.interval()),
        () -> new Term.Written(formula.expression(), constants, place));
  }

  private void lacks(Rule rule, Subject subject, String name) {
    lacking.computeIfAbsent(rule, r -> new ArrayList<>()).add(subject.code() + " " + name);
  }

  private void add(int cell, Computed computed) {
    byCell.computeIfAbsent(cell, x -> new ArrayList<>()).add(computed);
    all.add(computed);
  }

  /** All inputs in the order of their ids. */
  List<Computed> all() {
    return all;
  }

  List<Computed> of(int cell) {
    return byCell.getOrDefault(cell, List.of());
  }

  /** What lacks a point that a rule needs. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    lacking.forEach((rule, subjects) ->
        warnings.add(
            "%s: %d lack a point or rating that it needs and are not watched, first %s"
                .formatted(rule.id(), subjects.size(), subjects.getFirst())));
    return warnings;
  }
}
