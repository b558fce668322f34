package org.parkwatch.ui.live;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.air.AirPlan;
import org.parkwatch.ui.air.Envelope;
import org.parkwatch.ui.air.RoomAir;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves the air of one room at {@code /live/air?room=..}, of now or with {@code at} of an instant
 * of the past, for the map that looks at it; the map asks every few seconds, and only while it
 * does. {@code air.ts} reads it. Thread-safe.
 */
final class AirRoutes {
  private final Parks parks;
  private final AskedTime time;
  private final Answers answers;
  private final AirPlan.Plans plans;

  AirRoutes(Parks parks, AskedTime time, AirPlan.Plans plans, Answers answers) {
    this.parks = parks;
    this.time = time;
    this.plans = plans;
    this.answers = answers;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/live/air", r -> answers.forViewer(r, viewer -> air(r, viewer)))
        .build();
  }

  /**
   * The answer.
   *
   * @param millis UTC that the values stand for
   */
  private record Document(
      String room, long millis, List<Aisle> aisles, List<Unit> units, List<Mark> marks) {}

  /**
   * An aisle; null where nothing good is measured.
   *
   * @param kind of {@link RoomAir.AisleKind}, {@code verdict} of {@link Envelope.Verdict}
   */
  private record Aisle(
      String code,
      String kind,
      @Nullable Double celsius,
      @Nullable Double humidity,
      String verdict) {}

  /** A cooling unit; {@code state} of {@link RoomAir.UnitState}. */
  private record Unit(
      String code,
      String en,
      String zh,
      String state,
      @Nullable Double supply,
      @Nullable Double back) {}

  /** What is not normal; {@code state} of {@link org.parkwatch.facility.park.DeviceState}. */
  private record Mark(String kind, String state, String en, String zh) {}

  private ServerResponse air(ServerRequest request, Viewer viewer) {
    String code = request.param("room").orElse("");
    Park park = parks.current(viewer);
    Optional<Place> room =
        park.places().stream()
            .filter(place -> place.kind() == PlaceKind.ROOM && place.code().equals(code))
            .findFirst();
    if (room.isEmpty()) {
      return answers.errors(
          HttpStatus.NOT_FOUND,
          List.of("no room \"" + code + "\" in the part of the park you see"));
    }
    AirPlan.RoomPlan plan = plans.of(park).room(room.get().id());
    Latest values = time.values(request, plan::points);
    RoomAir air = RoomAir.of(plan, new Envelope(room.get().air()), values);
    return answers.ok(
        new Document(
            code,
            values.watermark(),
            air.aisles().stream().map(AirRoutes::aisle).toList(),
            air.units().stream().map(AirRoutes::unit).toList(),
            air.marks().stream().map(AirRoutes::mark).toList()));
  }

  private static Aisle aisle(RoomAir.Aisle aisle) {
    return new Aisle(
        aisle.zone().code(),
        word(aisle.kind()),
        known(aisle.celsius()),
        known(aisle.humidity()),
        word(aisle.verdict()));
  }

  private static Unit unit(RoomAir.Unit unit) {
    return new Unit(
        unit.device().code(),
        unit.names().en(),
        unit.names().zh(),
        word(unit.state()),
        known(unit.supply()),
        known(unit.back()));
  }

  private static Mark mark(RoomAir.Mark mark) {
    Names first = mark.what().getFirst();
    String more = mark.what().size() > 1 ? " +" + (mark.what().size() - 1) : "";
    return new Mark(word(mark.kind()), word(mark.state()), first.en() + more, first.zh() + more);
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
