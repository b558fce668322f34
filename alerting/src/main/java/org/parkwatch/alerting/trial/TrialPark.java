package org.parkwatch.alerting.trial;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.rules.Binding;
import org.parkwatch.alerting.rules.Criterion;
import org.parkwatch.alerting.rules.Input;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.facility.park.AirClass;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Cell;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.park.Tenant;

/**
 * A park made for the test of one rule: the points that the test shows samples of, where the rule
 * looks for them. Confined to one thread.
 */
final class TrialPark {
  private static final Names ANY = Names.same("trial");
  private static final int PARK = 0;
  private static final int BUILDING = 1;
  private static final int ROOM = 2;
  private static final int ROW = 3;
  private static final String RATING = "rating.";

  private final Rule rule;
  private final Duration every;
  private final Map<String, Double> ratings;
  private final AirClass air;
  private final List<Rule> silences;
  private final List<Equipment> equipment = new ArrayList<>();
  private final List<Device> devices = new ArrayList<>();
  private final List<DerivedBlock> derived = new ArrayList<>();
  private final List<Cabinet> cabinets = new ArrayList<>();
  private final Map<String, Integer> points = new HashMap<>();
  private int next;

  private TrialPark(
      Rule rule, Duration every, Map<String, Double> ratings, AirClass air, List<Rule> silences) {
    this.rule = rule;
    this.every = every;
    this.ratings = ratings;
    this.air = air;
    this.silences = silences;
  }

  /**
   * A park that the rule watches, wherever it may hold in a real one.
   *
   * @param point name of the point that the rule asks for
   * @param names of what the test shows samples of: points of a formula or of one device, or
   *     several things that have such a point each
   * @param every interval of the points
   * @param silences rules that say when it does not speak
   */
  static TrialPark of(
      Rule rule,
      String point,
      List<String> names,
      Duration every,
      Map<String, Double> ratings,
      AirClass air,
      List<Rule> silences) {
    TrialPark trial = new TrialPark(rule, every, ratings, air, silences);
    switch (rule.input()) {
      case Input.Formula formula -> trial.related(names);
      case Input.Deviation deviation ->
          trial.several(names, point, deviation.group() == Input.Zone.EQUIPMENT);
      case Input.Aggregate aggregate -> trial.several(names, point, false);
      case Input.Own own -> trial.alone(names);
      case Input.Change change -> trial.alone(names);
      case Input.Beyond beyond -> trial.alone(names);
    }
    return trial;
  }

  private void alone(List<String> names) {
    if (rule.on().scopes().isEmpty()) {
      equipment("TRIAL-D", kind(), null, "");
      device("TRIAL-D", names, names);
    } else {
      cabinet();
      block(rule.on().scopes().getFirst(), names, names);
    }
  }

  /** Several that have the same point, in one cabinet or, where cabinets have it, in one row. */
  private void several(List<String> names, String point, boolean together) {
    for (String name : names) {
      if (!rule.on().scopes().isEmpty()) {
        cabinet();
        block(OwnerKind.CABINET, List.of(point), List.of(name));
      } else {
        if (cabinets.isEmpty()) {
          cabinet();
        }
        if (!together || equipment.isEmpty()) {
          equipment("TRIAL-" + name, kind(), null, "");
        }
        device("TRIAL-" + name, List.of(point), List.of(name));
      }
    }
  }

  /** What a formula names: the subject's own points, those of feeds, those around. */
  private void related(List<String> names) {
    cabinet();
    Map<String, List<String>> byPart = new LinkedHashMap<>();
    for (String name : names) {
      int dot = name.indexOf('.');
      String part = dot < 0 ? "" : name.substring(0, dot);
      boolean other = part.equals("a") || part.equals("b") || owner(part) != null;
      byPart.computeIfAbsent(other ? part : "", x -> new ArrayList<>()).add(name);
    }
    byPart.putIfAbsent("", List.of());
    byPart.forEach((part, full) -> {
      OwnerKind own = rule.on().scopes().isEmpty() ? null : rule.on().scopes().getFirst();
      OwnerKind owner = part.isEmpty() ? own : owner(part);
      List<String> bare =
          full.stream().map(n -> part.isEmpty() ? n : n.substring(part.length() + 1)).toList();
      if (owner != null) {
        block(owner, bare, full);
      } else if (part.isEmpty()) {
        equipment("TRIAL-D", kind(), null, RATING);
        device("TRIAL-D", bare, full);
      } else {
        Side side = part.equals("a") ? Side.A : Side.B;
        equipment("TRIAL-" + side, EquipmentKind.RACK_PDU, side, part + "." + RATING);
        device("TRIAL-" + side, bare, full);
      }
    });
  }

  private static @Nullable OwnerKind owner(String part) {
    for (OwnerKind kind : OwnerKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(part)) {
        return kind;
      }
    }
    return null;
  }

  private EquipmentKind kind() {
    Binding on = rule.on();
    return on.equipment().isEmpty() ? EquipmentKind.RACK_PDU : on.equipment().getFirst();
  }

  private PointSet set(List<String> names, List<String> shown) {
    for (int i = 0; i < names.size(); i++) {
      points.put(shown.get(i), next + i);
    }
    return new PointSet(
        names.stream()
            .map(name -> new PointSpec(name, quantity(name), ANY, 3, every, false))
            .toList());
  }

  private void equipment(String code, EquipmentKind kind, @Nullable Side side, String ratingsFrom) {
    int id = equipment.size();
    Map<String, Double> own = new HashMap<>();
    ratings.forEach((name, value) -> {
      if (name.startsWith(ratingsFrom)) {
        own.put(name.substring(ratingsFrom.length()), value);
      }
    });
    int cabinet = cabinets.isEmpty() ? -1 : 0;
    equipment.add(
        new Equipment(
            id, kind, code + "-E", ANY, ROOM, cabinet, side, "trial", own, Life.IN_SERVICE));
  }

  /** A device of the newest equipment. */
  private void device(String code, List<String> names, List<String> shown) {
    String profile = rule.on().profile();
    PointSet set = set(names, shown);
    devices.add(
        new Device(
            devices.size(),
            code,
            equipment.getLast().id(),
            "trial",
            profile == null ? "trial" : profile,
            "none",
            "127.0.0.1",
            1,
            "",
            null,
            0,
            next,
            set,
            Life.IN_SERVICE));
    next += set.size();
  }

  private void cabinet() {
    int id = cabinets.size();
    cabinets.add(
        new Cabinet(
            id, "TRIAL-C" + id, "C" + id, ROW, ROOM, id + 1, 42, Area.NONE, Life.IN_SERVICE));
  }

  private void block(OwnerKind kind, List<String> names, List<String> shown) {
    int owner =
        switch (kind) {
          case CABINET -> cabinets.getLast().id();
          case TENANT -> 0;
          case ROW -> ROW;
          case ROOM -> ROOM;
          case BUILDING -> BUILDING;
          case PARK -> PARK;
        };
    PointSet set = set(names, shown);
    derived.add(new DerivedBlock(kind, owner, 0, next, set));
    next += set.size();
  }

  /** Id of what the test calls so. */
  int point(String name) {
    return points.getOrDefault(name, -1);
  }

  Park park() {
    return new Park(
        new ParkRows(1, Instant.EPOCH, ZoneOffset.UTC)
            .places(
                List.of(
                    place(PARK, PlaceKind.PARK, -1),
                    place(BUILDING, PlaceKind.BUILDING, PARK),
                    place(ROOM, PlaceKind.ROOM, BUILDING),
                    place(ROW, PlaceKind.ROW, ROOM)))
            .cabinets(cabinets)
            .equipment(equipment)
            .devices(devices)
            .cells(List.of(new Cell(0, "TRIAL", ROOM)))
            .tenants(List.of(new Tenant(0, "TRIAL-T", ANY)))
            .derived(derived)
            .data(next));
  }

  private Place place(int id, PlaceKind kind, int parent) {
    return new Place(id, kind, "TRIAL-" + kind, ANY, parent, Area.NONE, Life.IN_SERVICE, air);
  }

  private Quantity quantity(String point) {
    if (silences.stream().anyMatch(silence -> silence.on().names(point))) {
      return Quantity.STATE;
    }
    Quantity asked = rule.on().quantity();
    if (asked != null) {
      return asked;
    }
    if (point.equals("comm.up")) {
      return Quantity.COMM_UP;
    }
    return switch (rule.criterion()) {
      case Criterion.State state -> Quantity.STATE;
      case Criterion.Event event -> Quantity.EVENT;
      case Criterion.Threshold threshold -> Quantity.RATIO;
      case Criterion.Stale stale -> Quantity.RATIO;
    };
  }
}
