package org.parkwatch.alerting;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.evaluate.Condition;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.park.Side;

/** The first two parts of an alarm line: place and what. */
final class LineTexts {
  private static final Pattern ROOM_CODE = Pattern.compile("[A-Z]+(\\d+)");

  private LineTexts() {}

  /**
   * Such as {@code B2 R305 A07} and {@code B2栋 305机房 A07柜}. The building is left out where only one
   * has machine rooms: room codes repeat from building to building, not within one.
   */
  static Names place(Park park, Device device) {
    Equipment equipment = park.equipmentOf(device);
    Place place =
        park.enclosing(equipment.place(), PlaceKind.ROOM)
            .orElseGet(() -> park.place(equipment.place()));
    Optional<String> building = building(park, place);
    String code = building.map(b -> b + " ").orElse("") + lastPart(place);
    var number = ROOM_CODE.matcher(lastPart(place));
    String zh =
        building.map(b -> b + "栋 ").orElse("")
            + (place.kind() == PlaceKind.ROOM && number.matches()
                ? number.group(1) + "机房"
                : place.names().zh());
    if (equipment.cabinet() < 0) {
      return new Names(code + " " + equipment.names().en(), zh + " " + equipment.names().zh());
    }
    Cabinet cabinet = park.cabinet(equipment.cabinet());
    return new Names(code + " " + cabinet.label(), zh + " " + cabinet.label() + "柜");
  }

  /** The short code of the building around the place, where it tells one place from another. */
  private static Optional<String> building(Park park, Place place) {
    if (place.kind() == PlaceKind.PARK || place.kind() == PlaceKind.BUILDING) {
      return Optional.empty();
    }
    Optional<Place> building = park.enclosing(place.id(), PlaceKind.BUILDING);
    return building
        .filter(own ->
            park.places().stream()
                .filter(other -> other.kind() == PlaceKind.ROOM)
                .anyMatch(room -> !own.equals(enclosingBuilding(park, room))))
        .map(LineTexts::lastPart);
  }

  private static @Nullable Place enclosingBuilding(Park park, Place room) {
    return park.enclosing(room.id(), PlaceKind.BUILDING).orElse(null);
  }

  private static String lastPart(Place place) {
    return place.code().substring(place.code().lastIndexOf('-') + 1);
  }

  /** Such as {@code feed A current} and {@code A路 电流}. */
  static Names what(Park park, Condition condition) {
    Names own = condition.rule().what();
    Names base = own != null ? own : condition.spec().names();
    Side side = park.equipmentOf(condition.device()).side();
    boolean ofFeed = side != null && !ofAir(condition.spec().quantity());
    return new Names(
        (ofFeed ? "feed " + side + " " : "") + lowered(base.en()) + stateEn(condition),
        (ofFeed ? side + "路 " : "") + base.zh() + stateZh(condition));
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

  private static String stateEn(Condition condition) {
    DeviceState state = condition.state();
    return state == null ? "" : " " + state.name().toLowerCase(Locale.ROOT);
  }

  private static String stateZh(Condition condition) {
    DeviceState state = condition.state();
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
