package org.parkwatch.alerting.trial;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.parkwatch.alerting.rules.Binding;
import org.parkwatch.alerting.rules.Criterion;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Cell;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkData;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;

/** A park of one device with one point, made for the test of one rule. */
final class TrialPark {
  private static final Names ANY = Names.same("trial");

  private TrialPark() {}

  /**
   * A park that the rule watches, wherever it may hold in a real one.
   *
   * @param point name of the only point
   * @param every its interval
   */
  static Park of(Rule rule, String point, Duration every, Map<String, Double> ratings) {
    Binding on = rule.on();
    EquipmentKind kind =
        on.equipment().isEmpty() ? EquipmentKind.RACK_PDU : on.equipment().getFirst();
    PointSpec spec = new PointSpec(point, quantity(rule, point), ANY, 3, every, false);
    PointSet points = new PointSet(List.of(spec));
    Place room = new Place(0, PlaceKind.ROOM, "TRIAL", ANY, -1, Area.NONE, Life.IN_SERVICE);
    Equipment equipment =
        new Equipment(0, kind, "TRIAL-E", ANY, 0, -1, null, "trial", ratings, Life.IN_SERVICE);
    String profile = on.profile() == null ? "trial" : on.profile();
    Device device =
        new Device(
            0,
            "TRIAL-D",
            0,
            "trial",
            profile,
            "none",
            "127.0.0.1",
            1,
            "",
            null,
            0,
            0,
            points,
            Life.IN_SERVICE);
    return new Park(
        new ParkData(
            1,
            Instant.EPOCH,
            ZoneOffset.UTC,
            List.of(room),
            List.of(),
            List.of(equipment),
            List.of(device),
            List.of(new Cell(0, "TRIAL", 0)),
            List.of(),
            List.of(),
            List.of(),
            1));
  }

  /** The rule with its place, cabinet and tenant left open. */
  static Rule anywhere(Rule rule) {
    Binding on = rule.on();
    return new Rule(
        rule.id(),
        new Binding(on.points(), on.quantity(), on.equipment(), null, null, null, on.profile()),
        rule.criterion(),
        rule.what(),
        rule.symptom(),
        rule.symptoms(),
        rule.ladder(),
        rule.consequence(),
        rule.response(),
        rule.timeToRespond(),
        rule.handling(),
        rule.file(),
        rule.line());
  }

  private static Quantity quantity(Rule rule, String point) {
    Quantity asked = rule.on().quantity();
    if (asked != null) {
      return asked;
    }
    if (point.equals("comm.up")) {
      return Quantity.COMM_UP;
    }
    return rule.criterion() instanceof Criterion.State ? Quantity.STATE : Quantity.RATIO;
  }
}
