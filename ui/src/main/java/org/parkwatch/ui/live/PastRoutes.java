package org.parkwatch.ui.live;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.history.Moment;
import org.parkwatch.ui.map.ParkLayout;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves what the map showed at an instant, {@code /live/past?at=..}, as a full frame of {@link
 * FrameWriter}, in today's layout. Its data time is the whole five minutes that the values stand
 * for. It has no marks of alarms. Thread-safe.
 */
final class PastRoutes {
  private final Parks parks;
  private final History history;
  private final AskedTime time;
  private final InstantSource clock;
  private final Answers answers;

  PastRoutes(Parks parks, History history, AskedTime time, InstantSource clock, Answers answers) {
    this.parks = parks;
    this.history = history;
    this.time = time;
    this.clock = clock;
    this.answers = answers;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/live/past", r -> answers.forViewer(r, viewer -> past(r, viewer)))
        .build();
  }

  private ServerResponse past(ServerRequest request, Viewer viewer) {
    Optional<Long> at = time.at(request);
    if (at.isEmpty()) {
      return answers.errors(HttpStatus.BAD_REQUEST, List.of("at is missing"));
    }
    Park park = parks.current(viewer);
    ParkLayout layout = ParkLayout.of(park);
    CabinetPoints points = CabinetPoints.of(layout);
    Moment moment = history.asOf(points.all(), at.get());
    LiveState state = new LiveState(layout.cabinets().size(), layout.rooms().size());
    points.read(moment, state);
    FrameWriter.Header header =
        new FrameWriter.Header(0, park.revision(), moment.watermark(), clock.millis());
    return answers.bytes(new FrameWriter().full(header, state));
  }
}
