package org.parkwatch.alerting.board;

import java.util.Optional;
import java.util.regex.Pattern;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;

/** How an alarm line begins: where. Pure functions. */
public final class PlaceLine {
  private static final Pattern ROOM_CODE = Pattern.compile("[A-Z]+(\\d+)");

  private PlaceLine() {}

  /**
   * The room around a place, or the place itself where there is none, such as {@code B2 R305} and
   * {@code B2栋 305机房}. The building is left out where only one has machine rooms: room codes repeat
   * from building to building, not within one.
   */
  public static Names of(Park park, int id) {
    Place place = park.enclosing(id, PlaceKind.ROOM).orElseGet(() -> park.place(id));
    Optional<String> building = building(park, place);
    var number = ROOM_CODE.matcher(lastPart(place));
    boolean numbered = place.kind() == PlaceKind.ROOM && number.matches();
    return new Names(
        building.map(b -> b + " ").orElse("") + lastPart(place),
        building.map(b -> b + "栋 ").orElse("")
            + (numbered ? number.group(1) + "机房" : place.names().zh()));
  }

  /** The short code of the building around the place, where it tells one place from another. */
  private static Optional<String> building(Park park, Place place) {
    if (place.kind() == PlaceKind.PARK || place.kind() == PlaceKind.BUILDING) {
      return Optional.empty();
    }
    Optional<Place> building = park.enclosing(place.id(), PlaceKind.BUILDING);
    return building.filter(own -> notTheOnly(park, own)).map(PlaceLine::lastPart);
  }

  private static boolean notTheOnly(Park park, Place building) {
    return park.buildingsOfRooms().stream().anyMatch(other -> other != building.id());
  }

  private static String lastPart(Place place) {
    return place.code().substring(place.code().lastIndexOf('-') + 1);
  }
}
