package org.parkwatch.alerting.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parkwatch.alerting.evaluate.ParamSets.Params;
import org.parkwatch.alerting.rules.Binding;
import org.parkwatch.alerting.rules.Criterion;
import org.parkwatch.alerting.rules.Limit;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Cell;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Tenant;
import org.parkwatch.facility.yaml.Problems;

/** Finds out which rule watches which point. Used once, on one thread. */
final class Binder {
  /** Devices of one make in one job: the same rules ask for their points. */
  private record Make(PointSet points, String profile, EquipmentKind kind) {}

  /** One rule may have so many conditions; one that binds more was meant otherwise. */
  static final int MOST = 200_000;

  private final RuleSet rules;
  private final Park park;
  private final List<String> refused;
  private final Map<Make, List<List<Rule>>> rulesByMake = new HashMap<>();
  private final ParamSets params = new ParamSets();
  private final Map<String, Integer> placesByCode = new HashMap<>();
  private final Map<Integer, Set<Integer>> around = new HashMap<>();
  private final Map<Integer, Boolean> dutyOfPlace = new HashMap<>();
  private final Map<Rule, List<String>> unrated = new LinkedHashMap<>();

  Binder(RuleSet rules, Park park) {
    this(rules, park, List.of());
  }

  private Binder(RuleSet rules, Park park, List<String> refused) {
    this.rules = rules;
    this.park = park;
    this.refused = refused;
    park.places().forEach(place -> placesByCode.put(place.code(), place.id()));
  }

  ConditionPlan bind() {
    refuseUnknownCodes();
    Map<Integer, List<Device>> byCell =
        park.devices().stream().collect(Collectors.groupingBy(Device::cell));
    List<CellPlan> cells = new ArrayList<>();
    for (Cell cell : park.cells().stream().sorted(Comparator.comparingInt(Cell::id)).toList()) {
      List<Device> devices = new ArrayList<>(byCell.getOrDefault(cell.id(), List.of()));
      devices.removeIf(device -> !onDuty(device));
      devices.sort(Comparator.comparingInt(Device::firstPoint));
      cells.add(bindCell(cell, devices));
    }
    params.freeze();
    ConditionPlan plan = new ConditionPlan(park, params, cells, warnings(), refused);
    return confine(plan);
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

  private void refuseUnknownCodes() {
    Set<String> tenants = park.tenants().stream().map(Tenant::code).collect(Collectors.toSet());
    Problems problems = new Problems();
    for (Rule rule : rules.rules()) {
      String place = rule.on().place();
      if (place != null && !placesByCode.containsKey(place)) {
        problems.add(rule.file(), rule.line(), "on.place", "the park has no place " + place);
      }
      String cabinet = rule.on().cabinet();
      if (cabinet != null && park.cabinetByCode(cabinet).isEmpty()) {
        problems.add(rule.file(), rule.line(), "on.cabinet", "the park has no cabinet " + cabinet);
      }
      String tenant = rule.on().tenant();
      if (tenant != null && !tenants.contains(tenant)) {
        problems.add(rule.file(), rule.line(), "on.tenant", "the park has no tenant " + tenant);
      }
    }
    problems.refuseIfAny("alarm rules that do not fit the park:");
  }

  private boolean onDuty(Device device) {
    Equipment equipment = park.equipmentOf(device);
    if (!device.life().onDuty() || !equipment.life().onDuty()) {
      return false;
    }
    if (equipment.cabinet() < 0) {
      return onDuty(equipment.place());
    }
    Cabinet cabinet = park.cabinet(equipment.cabinet());
    return cabinet.life().onDuty() && onDuty(cabinet.row());
  }

  private boolean onDuty(int place) {
    Boolean known = dutyOfPlace.get(place);
    if (known != null) {
      return known;
    }
    Place row = park.place(place);
    boolean duty = row.life().onDuty() && (row.parent() < 0 || onDuty(row.parent()));
    dutyOfPlace.put(place, duty);
    return duty;
  }

  private CellPlan bindCell(Cell cell, List<Device> devices) {
    CellColumns columns = new CellColumns();
    for (Device device : devices) {
      EquipmentKind kind = park.equipmentOf(device).kind();
      Make make = new Make(device.points(), device.profile(), kind);
      List<List<Rule>> wanted = rulesByMake.computeIfAbsent(make, this::rulesOf);
      for (int ordinal = 0; ordinal < wanted.size(); ordinal++) {
        List<Params> sets = paramsOf(device, wanted.get(ordinal));
        PointSpec spec = device.points().specs().get(ordinal);
        if (!sets.isEmpty()) {
          columns.add(device.firstPoint() + ordinal, spec, sets, params);
        }
      }
    }
    return columns.plan(cell.code());
  }

  /** Rules of each point of a make, but for the place. */
  private List<List<Rule>> rulesOf(Make make) {
    List<List<Rule>> wanted = new ArrayList<>();
    for (PointSpec spec : make.points().specs()) {
      wanted.add(rules.rules().stream().filter(rule -> asks(rule.on(), make, spec)).toList());
    }
    return wanted;
  }

  private static boolean asks(Binding on, Make make, PointSpec spec) {
    return on.names(spec.name())
        && (on.quantity() == null || on.quantity() == spec.quantity())
        && (on.profile() == null || on.profile().equals(make.profile()))
        && (on.equipment().isEmpty() || on.equipment().contains(make.kind()));
  }

  private List<Params> paramsOf(Device device, List<Rule> wanted) {
    List<Params> sets = new ArrayList<>();
    for (Rule rule : wanted) {
      if (stands(device, rule.on())) {
        switch (rule.criterion()) {
          case Criterion.Threshold threshold -> addThreshold(rule, threshold, device, sets);
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
          case Criterion.State state -> addStates(rule, state, sets);
        }
      }
    }
    return sets;
  }

  /** Whether a device is where a rule holds. */
  private boolean stands(Device device, Binding on) {
    if (on.place() != null && !placesAround(device).contains(placesByCode.get(on.place()))) {
      return false;
    }
    if (on.cabinet() == null && on.tenant() == null) {
      return true;
    }
    int cabinet = park.equipmentOf(device).cabinet();
    return cabinet >= 0
        && (on.cabinet() == null || on.cabinet().equals(park.cabinet(cabinet).code()))
        && (on.tenant() == null || tenantOf(cabinet).equals(on.tenant()));
  }

  /** Code of who rents a cabinet, empty for a free one. */
  private String tenantOf(int cabinet) {
    return park.tenancyOf(cabinet).map(held -> park.tenant(held.tenant()).code()).orElse("");
  }

  private Set<Integer> placesAround(Device device) {
    Equipment equipment = park.equipmentOf(device);
    int innermost =
        equipment.cabinet() < 0 ? equipment.place() : park.cabinet(equipment.cabinet()).row();
    Function<Integer, Set<Integer>> climb =
        place -> {
          Set<Integer> places = new HashSet<>();
          for (int id = place; id >= 0; id = park.place(id).parent()) {
            places.add(id);
          }
          return places;
        };
    return around.computeIfAbsent(innermost, climb);
  }

  private void addThreshold(
      Rule rule, Criterion.Threshold threshold, Device device, List<Params> sets) {
    double set = resolve(rule, threshold.limit(), device);
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
            resolve(rule, threshold.clear(), device),
            threshold.onDelay().toMillis(),
            threshold.offDelay().toMillis(),
            threshold.severity()));
  }

  private double resolve(Rule rule, Limit limit, Device device) {
    return switch (limit) {
      case Limit.Fixed fixed -> fixed.value();
      case Limit.OfRating share -> {
        Double rated = park.equipmentOf(device).ratings().get(share.rating());
        if (rated == null || !(rated > 0)) {
          unrated.computeIfAbsent(rule, r -> new ArrayList<>()).add(device.code());
          yield Double.NaN;
        }
        yield rated * share.factor();
      }
    };
  }

  private static void addStates(Rule rule, Criterion.State states, List<Params> sets) {
    states.severities().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry ->
            sets.add(
                new Params(
                    rule,
                    entry.getKey(),
                    ParamSets.EQUALS,
                    1,
                    entry.getKey().code(),
                    entry.getKey().code(),
                    states.onDelay().toMillis(),
                    states.offDelay().toMillis(),
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
