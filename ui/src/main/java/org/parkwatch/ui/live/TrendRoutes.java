package org.parkwatch.ui.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.telemetry.history.Buckets;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.latest.Latest;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves one point in equal buckets of time at {@code
 * /live/trend?point=..&from=..&to=..&buckets=..}; times are UTC milliseconds. Thread-safe.
 */
final class TrendRoutes {
  private static final int MOST_BUCKETS = 5_000;
  private static final int USUAL_BUCKETS = 500;

  private final Parks parks;
  private final History history;
  private final Latest latest;
  private final Answers answers;

  TrendRoutes(Parks parks, History history, Latest latest, Answers answers) {
    this.parks = parks;
    this.history = history;
    this.latest = latest;
    this.answers = answers;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/live/trend", r -> answers.forViewer(r, viewer -> trend(r, viewer)))
        .build();
  }

  /**
   * What the trend chart reads. Columns have one entry a bucket, null where the bucket is empty.
   *
   * @param asOfMillis newest watermark: data after it is not expected yet
   */
  private record Trend(
      int point,
      String name,
      String en,
      String zh,
      String unit,
      int decimals,
      String device,
      long fromMillis,
      long widthMillis,
      long asOfMillis,
      List<Integer> count,
      List<@Nullable Double> min,
      List<@Nullable Double> max,
      List<@Nullable Double> mean) {}

  private ServerResponse trend(ServerRequest request, Viewer viewer) {
    List<String> errors = new ArrayList<>();
    long point = number(request, "point", null, 0, Integer.MAX_VALUE, errors);
    long from = number(request, "from", null, 0, Long.MAX_VALUE, errors);
    long to = number(request, "to", null, 0, Long.MAX_VALUE, errors);
    long buckets = number(request, "buckets", (long) USUAL_BUCKETS, 1, MOST_BUCKETS, errors);
    if (errors.isEmpty() && to - from < buckets) {
      errors.add("to must lie at least one millisecond a bucket after from");
    }
    if (!errors.isEmpty()) {
      return answers.errors(HttpStatus.BAD_REQUEST, errors);
    }
    Park park = parks.current(viewer);
    Optional<Device> device = park.deviceOfPoint((int) point);
    if (device.isEmpty()) {
      return answers.errors(
          HttpStatus.NOT_FOUND, List.of("no point " + point + " in the part of the park you see"));
    }
    PointSpec spec = device.get().points().specs().get((int) point - device.get().firstPoint());
    Buckets found = history.buckets((int) point, from, to, (int) buckets);
    return answers.ok(trend((int) point, device.get(), spec, found));
  }

  private Trend trend(int point, Device device, PointSpec spec, Buckets found) {
    return new Trend(
        point,
        spec.name(),
        spec.names().en(),
        spec.names().zh(),
        spec.quantity().unit(),
        spec.decimals(),
        device.code(),
        found.fromMillis(),
        found.widthMillis(),
        latest.watermark(),
        Arrays.stream(found.count()).boxed().toList(),
        column(found, found.min(), spec.decimals()),
        column(found, found.max(), spec.decimals()),
        column(found, found.mean(), spec.decimals()));
  }

  /** One digit more than the device resolves, so that means stay smooth and answers short. */
  private static List<@Nullable Double> column(Buckets found, double[] values, int decimals) {
    double scale = Math.pow(10, decimals + 1.0);
    List<@Nullable Double> column = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      column.add(found.count()[i] == 0 ? null : (Double) (Math.round(values[i] * scale) / scale));
    }
    return column;
  }

  private static long number(
      ServerRequest request,
      String name,
      @Nullable Long otherwise,
      long least,
      long most,
      List<String> errors) {
    Optional<String> text = request.param(name);
    if (text.isEmpty() && otherwise != null) {
      return otherwise;
    }
    try {
      long value = Long.parseLong(text.orElse(""));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Said below together with numbers out of range.
    }
    errors.add(
        "%s must be a whole number from %d to %d, got \"%s\""
            .formatted(name, least, most, text.orElse("")));
    return least;
  }
}
