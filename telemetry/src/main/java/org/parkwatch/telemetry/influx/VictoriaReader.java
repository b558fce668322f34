package org.parkwatch.telemetry.influx;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.history.Buckets;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Reads from VictoriaMetrics, which makes a metric {@code KIND_FIELD} of each field: samples by its
 * export, buckets by MetricsQL. Thread-safe.
 */
final class VictoriaReader implements ServerReader {
  private static final String SEPARATOR = "_";

  /** Samples of a line of the export. */
  private static final String ROWS = "10000";

  private final ServerClient client;

  /** Takes the samples of a metric. */
  private interface Taking {
    /** Returns false to get no more. */
    boolean sample(String metric, long millis, double value);
  }

  VictoriaReader(ServerClient client) {
    this.client = client;
  }

  @Override
  public Series range(Block block, String field, long fromMillis, long toMillis, int limit)
      throws IOException {
    if (fromMillis >= toMillis || limit == 0) {
      return InTimeOrder.of(new SampleBatch(0), 0);
    }
    Qualities qualities = new Qualities();
    String metric = block.kind() + SEPARATOR + field;
    export(
        selector(metric + Lines.QUALITY, block),
        fromMillis,
        toMillis,
        (_, millis, code) -> {
          qualities.put(0, millis, (byte) code);
          return true;
        });
    SampleBatch found = new SampleBatch(1024);
    export(
        selector(metric, block),
        fromMillis,
        toMillis,
        (_, millis, value) -> {
          qualities.value(found, 0, millis, value);
          return found.size() < limit;
        });
    qualities.addBad(found);
    return InTimeOrder.of(found, limit);
  }

  @Override
  public SampleBatch all(Block block, long fromMillis, long toMillis) throws IOException {
    Map<String, Integer> points = new HashMap<>();
    for (int i = 0; i < block.fields().size(); i++) {
      points.put(block.kind() + SEPARATOR + block.fields().get(i), block.firstPoint() + i);
    }
    Qualities qualities = new Qualities();
    SampleBatch values = new SampleBatch(1024);
    export(
        "{device=" + quoted(block.key()) + "}",
        fromMillis,
        toMillis,
        (metric, millis, value) -> {
          boolean quality = metric.endsWith(Lines.QUALITY);
          Integer point =
              points.get(
                  quality ? metric.substring(0, metric.length() - Lines.QUALITY.length()) : metric);
          if (point != null && quality) {
            qualities.put(point, millis, (byte) value);
          } else if (point != null) {
            values.add(point, millis, value, Quality.GOOD.code());
          }
          return true;
        });
    SampleBatch all = new SampleBatch(values.size());
    for (int row = 0; row < values.size(); row++) {
      qualities.value(all, values.point(row), values.millis(row), values.value(row));
    }
    qualities.addBad(all);
    return all;
  }

  @Override
  public Buckets buckets(Block block, String field, long fromMillis, long widthMillis, int buckets)
      throws IOException {
    String windows = selector(block.kind() + SEPARATOR + field, block) + "[" + widthMillis + "ms]";
    StringBuilder query = new StringBuilder("union(");
    for (String what : new String[] {"count", "min", "max", "avg", "last"}) {
      query
          .append(query.length() > 6 ? "," : "")
          .append("label_set(%s_over_time(%s),\"f\",\"%s\")".formatted(what, windows, what));
    }
    // A window is open at its begin and closed at its end: a millisecond off ours.
    String first = seconds(fromMillis + widthMillis - 1);
    String last = seconds(fromMillis + widthMillis * buckets - 1);
    return client.post(
        "/api/v1/query_range",
        Map.of(
            "query",
            query.append(')').toString(),
            "start",
            first,
            "end",
            last,
            "step",
            widthMillis + "ms",
            "nocache",
            "1"),
        body -> {
          BucketColumns columns = new BucketColumns(fromMillis, widthMillis, buckets);
          JsonObject data =
              JsonParser.parseReader(body.charStream()).getAsJsonObject().getAsJsonObject("data");
          data.getAsJsonArray("result").forEach(each -> take(each.getAsJsonObject(), columns));
          return columns.toBuckets();
        });
  }

  private static void take(JsonObject series, BucketColumns columns) {
    String what = series.getAsJsonObject("metric").get("f").getAsString();
    series
        .getAsJsonArray("values")
        .forEach(each -> {
          JsonArray pair = each.getAsJsonArray();
          int at = columns.at(Math.round(pair.get(0).getAsDouble() * 1000));
          double value = Double.parseDouble(pair.get(1).getAsString());
          if (at >= 0) {
            switch (what) {
              case "count" -> columns.count[at] = (int) value;
              case "min" -> columns.min[at] = value;
              case "max" -> columns.max[at] = value;
              case "avg" -> columns.mean[at] = value;
              default -> columns.last[at] = value;
            }
          }
        });
  }

  private void export(String selector, long fromMillis, long toMillis, Taking taking)
      throws IOException {
    Map<String, String> form =
        Map.of(
            "match[]",
            selector,
            "start",
            seconds(fromMillis),
            "end",
            seconds(toMillis - 1),
            "max_rows_per_line",
            ROWS,
            "reduce_mem_usage",
            "0");
    client.<Boolean>post(
        "/api/v1/export",
        form,
        body -> {
          BufferedSource lines = body.source();
          for (String line = lines.readUtf8Line(); line != null; line = lines.readUtf8Line()) {
            if (!line.isEmpty() && !taken(line, taking)) {
              return false;
            }
          }
          return true;
        });
  }

  private static boolean taken(String line, Taking taking) {
    JsonObject object = JsonParser.parseString(line).getAsJsonObject();
    String metric = object.getAsJsonObject("metric").get("__name__").getAsString();
    JsonArray values = object.getAsJsonArray("values");
    JsonArray millis = object.getAsJsonArray("timestamps");
    for (int i = 0; i < values.size(); i++) {
      if (!taking.sample(metric, millis.get(i).getAsLong(), values.get(i).getAsDouble())) {
        return false;
      }
    }
    return true;
  }

  private static String selector(String metric, Block block) {
    return "{__name__=%s,device=%s}".formatted(quoted(metric), quoted(block.key()));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String seconds(long millis) {
    return String.format(
        Locale.ROOT, "%d.%03d", Math.floorDiv(millis, 1000L), Math.floorMod(millis, 1000L));
  }

  /** Qualities other than good, by point and time. */
  private static final class Qualities {
    private record Key(int point, long millis) {}

    private final Map<Key, Byte> codes = new HashMap<>();

    void put(int point, long millis, byte code) {
      codes.put(new Key(point, millis), code);
    }

    void value(SampleBatch to, int point, long millis, double value) {
      @Nullable Byte code = codes.isEmpty() ? null : codes.get(new Key(point, millis));
      if (code == null || Quality.usable(code)) {
        to.add(point, millis, value, code == null ? Quality.GOOD.code() : code);
      }
    }

    void addBad(SampleBatch to) {
      codes.forEach((key, code) -> {
        if (!Quality.usable(code)) {
          to.add(key.point(), key.millis(), Double.NaN, code);
        }
      });
    }
  }
}
