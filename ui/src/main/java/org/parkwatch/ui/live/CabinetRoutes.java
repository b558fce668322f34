package org.parkwatch.ui.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.Side;
import org.parkwatch.telemetry.latest.Latest;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves the parts of a cabinet's power at {@code /live/cabinet?code=..}, of now or with {@code at}
 * of an instant of the past: when one feed is silent the map shows no sum, but the tooltip says
 * what the other feed draws. Thread-safe.
 */
final class CabinetRoutes {
  private final Parks parks;
  private final AskedTime time;
  private final Answers answers;

  CabinetRoutes(Parks parks, AskedTime time, Answers answers) {
    this.parks = parks;
    this.time = time;
    this.answers = answers;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/live/cabinet", r -> answers.forViewer(r, viewer -> cabinet(r, viewer)))
        .build();
  }

  private record Detail(String code, List<Feed> feeds) {}

  /**
   * One rack PDU.
   *
   * @param side A, B or empty where it serves both
   * @param kw null where there is no value for the present, then {@code why} is the {@link
   *     NoValue}'s name
   * @param millis UTC of the newest usable sample, 0 if there never was one
   */
  private record Feed(String side, @Nullable Double kw, @Nullable String why, long millis) {}

  private ServerResponse cabinet(ServerRequest request, Viewer viewer) {
    String code = request.param("code").orElse("");
    Park park = parks.current(viewer);
    Optional<Cabinet> cabinet = park.cabinetByCode(code);
    if (cabinet.isEmpty()) {
      return answers.errors(
          HttpStatus.NOT_FOUND,
          List.of("no cabinet \"" + code + "\" in the part of the park you see"));
    }
    List<Device> pdus =
        park.devicesOfCabinet(cabinet.get().id()).stream()
            .filter(device -> park.equipmentOf(device).kind() == EquipmentKind.RACK_PDU)
            .toList();
    Latest values =
        time.values(
            request,
            () -> pdus.stream().mapToInt(each -> each.pointId(PointNames.POWER)).toArray());
    List<Feed> feeds = new ArrayList<>();
    pdus.forEach(device -> feeds.add(feed(park, device, values)));
    feeds.sort(Comparator.comparing(Feed::side));
    return answers.ok(new Detail(code, feeds));
  }

  private static Feed feed(Park park, Device device, Latest latest) {
    Side side = park.equipmentOf(device).side();
    String name = side == null ? "" : side.name();
    int ordinal = device.points().ordinal(PointNames.POWER);
    if (ordinal < 0) {
      return new Feed(name, null, NoValue.NO_SENSOR.name(), 0);
    }
    int point = device.firstPoint() + ordinal;
    NoValue why = CabinetPoints.why(latest, point, device.points().specs().get(ordinal).interval());
    long millis = latest.usableMillis(point);
    return why == null
        ? new Feed(name, latest.value(point), null, millis)
        : new Feed(name, null, why.name(), millis);
  }
}
