package org.parkwatch.alerting;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.PlaceLine;
import org.parkwatch.alerting.evaluate.Condition;
import org.parkwatch.alerting.rules.Criterion;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.park.Side;

/** The first two parts of an alarm line: place and what. */
final class LineTexts {
  private static final String POINT = "{point}";

  private LineTexts() {}

  /** Such as {@code B2 R305 A07} and {@code B2栋 305机房 A07柜}. */
  static Names place(Park park, Subject subject) {
    Device device = subject.device();
    return device == null ? placeOfOwner(park, subject) : placeOfDevice(park, device);
  }

  private static Names placeOfOwner(Park park, Subject subject) {
    if (subject.owner() == OwnerKind.TENANT) {
      return park.tenant(subject.id()).names();
    }
    Names where = PlaceLine.of(park, subject.place(park));
    int cabinet = subject.cabinet(park);
    if (cabinet >= 0) {
      return inCabinet(where, park.cabinet(cabinet));
    }
    return subject.owner() == OwnerKind.ROW
        ? beside(where, park.place(subject.id()).names())
        : where;
  }

  private static Names placeOfDevice(Park park, Device device) {
    Equipment equipment = park.equipmentOf(device);
    Names where = PlaceLine.of(park, equipment.place());
    if (equipment.cabinet() < 0) {
      return beside(where, equipment.names());
    }
    return inCabinet(where, park.cabinet(equipment.cabinet()));
  }

  private static Names inCabinet(Names where, Cabinet cabinet) {
    return beside(where, new Names(cabinet.label(), cabinet.label() + "柜"));
  }

  private static Names beside(Names where, Names what) {
    return new Names(where.en() + " " + what.en(), where.zh() + " " + what.zh());
  }

  /** Such as {@code feed A current} and {@code A路 电流}. */
  static Names what(Park park, Condition condition) {
    Names own = condition.rule().what();
    Names base = own != null ? own : condition.spec().names();
    if (base.en().contains(POINT) || base.zh().contains(POINT)) {
      return ofPoint(base, condition.spec());
    }
    Device device = condition.subject().device();
    Side side = device == null ? null : side(park.equipmentOf(device));
    boolean ofFeed = side != null && !ofAir(condition.spec().quantity());
    return new Names(
        (ofFeed ? "feed " + side + " " : "") + lowered(base.en()) + stateEn(condition),
        (ofFeed ? side + "路 " : "") + base.zh() + stateZh(condition));
  }

  /** The feed of a rack PDU; of other equipment its name says it. */
  private static @Nullable Side side(Equipment equipment) {
    return equipment.cabinet() < 0 ? null : equipment.side();
  }

  /** Such as {@code module 7 failed}: the rule says all, the name of the point stands in it. */
  private static Names ofPoint(Names text, PointSpec spec) {
    String en = without(spec.names().en(), " state");
    String zh = without(spec.names().zh(), "状态");
    return new Names(lowered(text.en().replace(POINT, en)), text.zh().replace(POINT, zh));
  }

  private static String without(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  /** A sensor at the inlet hangs on a feed's rack PDU but measures the cabinet's air. */
  private static boolean ofAir(Quantity quantity) {
    return quantity == Quantity.TEMPERATURE || quantity == Quantity.HUMIDITY;
  }

  private static String lowered(String text) {
    boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
    return acronym || text.isEmpty()
        ? text
        : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  /** A rule about one state says it in its own words. */
  private static @Nullable DeviceState told(Condition condition) {
    int states =
        switch (condition.rule().criterion()) {
          case Criterion.State state -> state.severities().size();
          case Criterion.Event event -> event.severities().size();
          case Criterion.Threshold threshold -> 0;
          case Criterion.Stale stale -> 0;
        };
    return states == 1 && condition.rule().what() != null ? null : condition.state();
  }

  private static String stateEn(Condition condition) {
    DeviceState state = told(condition);
    return state == null ? "" : " " + state.name().toLowerCase(Locale.ROOT);
  }

  private static String stateZh(Condition condition) {
    DeviceState state = told(condition);
    if (state == null) {
      return "";
    }
    return " "
        + switch (state) {
          case NORMAL -> "正常";
          case NOTICE -> "提示";
          case WARNING -> "警告";
          case CRITICAL -> "严重";
          case OFF -> "关闭";
          case UNKNOWN -> "未知";
        };
  }
}
