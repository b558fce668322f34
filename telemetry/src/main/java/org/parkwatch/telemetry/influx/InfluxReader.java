package org.parkwatch.telemetry.influx;

import com.influxdb.query.InfluxQLQueryResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.history.Buckets;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** Reads by InfluxQL. Thread-safe. */
final class InfluxReader implements ServerReader {
  /** Rows of an answer: more would be held in memory as objects all at once. */
  private static final int PAGE = 10_000;

  private final ServerClient client;

  InfluxReader(ServerClient client) {
    this.client = client;
  }

  @Override
  public Series range(Block block, String field, long fromMillis, long toMillis, int limit)
      throws IOException {
    SampleBatch found = new SampleBatch(1024);
    String what = name(field) + "," + name(field + Lines.QUALITY);
    long at = fromMillis;
    while (at < toMillis && found.size() < limit) {
      int page = Math.min(PAGE, limit - found.size());
      int rows = 0;
      long newest = at;
      for (InfluxQLQueryResult.Series series :
          client.query(select(what, block, at, toMillis) + " ORDER BY time LIMIT " + page)) {
        for (InfluxQLQueryResult.Series.Record row : series.getValues()) {
          rows++;
          newest = millis(row);
          add(found, 0, newest, text(row, field), text(row, field + Lines.QUALITY));
        }
      }
      if (rows < page) {
        break;
      }
      at = newest + 1;
    }
    return InTimeOrder.of(found, limit);
  }

  @Override
  public Buckets buckets(Block block, String field, long fromMillis, long widthMillis, int buckets)
      throws IOException {
    BucketColumns columns = new BucketColumns(fromMillis, widthMillis, buckets);
    String f = name(field);
    String what = "count(%1$s),min(%1$s),max(%1$s),mean(%1$s),last(%1$s)".formatted(f);
    String query =
        select(what, block, fromMillis, fromMillis + widthMillis * buckets)
            + " GROUP BY time(%dms,%dms) fill(none)"
                .formatted(widthMillis, Math.floorMod(fromMillis, widthMillis));
    for (InfluxQLQueryResult.Series series : client.query(query)) {
      for (InfluxQLQueryResult.Series.Record row : series.getValues()) {
        int at = columns.at(millis(row));
        String count = text(row, "count");
        if (at >= 0 && count != null && !count.equals("0")) {
          columns.count[at] = (int) Double.parseDouble(count);
          columns.min[at] = number(row, "min");
          columns.max[at] = number(row, "max");
          columns.mean[at] = number(row, "mean");
          columns.last[at] = number(row, "last");
        }
      }
    }
    return columns.toBuckets();
  }

  @Override
  public SampleBatch all(Block block, long fromMillis, long toMillis) throws IOException {
    SampleBatch all = new SampleBatch(1024);
    long at = fromMillis;
    while (at < toMillis) {
      int rows = 0;
      long newest = at;
      List<InfluxQLQueryResult.Series> found =
          client.query(select("*", block, at, toMillis) + " ORDER BY time LIMIT " + PAGE);
      for (InfluxQLQueryResult.Series series : found) {
        Map<String, Integer> columns = series.getColumns();
        for (InfluxQLQueryResult.Series.Record row : series.getValues()) {
          rows++;
          newest = millis(row);
          for (int i = 0; i < block.fields().size(); i++) {
            String field = block.fields().get(i);
            if (columns.containsKey(field) || columns.containsKey(field + Lines.QUALITY)) {
              add(
                  all,
                  block.firstPoint() + i,
                  newest,
                  text(row, field),
                  text(row, field + Lines.QUALITY));
            }
          }
        }
      }
      if (rows < PAGE) {
        break;
      }
      at = newest + 1;
    }
    return all;
  }

  private static void add(
      SampleBatch to, int point, long millis, @Nullable String value, @Nullable String quality) {
    byte code = quality == null ? Quality.GOOD.code() : (byte) Double.parseDouble(quality);
    if (!Quality.usable(code)) {
      to.add(point, millis, Double.NaN, code);
    } else if (value != null) {
      to.add(point, millis, Double.parseDouble(value), code);
    }
  }

  private static String select(String what, Block block, long fromMillis, long toMillis) {
    return "SELECT %s FROM %s WHERE \"device\"='%s' AND time>=%dms AND time<%dms"
        .formatted(
            what,
            name(block.kind()),
            block.key().replace("\\", "\\\\").replace("'", "\\'"),
            fromMillis,
            toMillis);
  }

  private static String name(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static long millis(InfluxQLQueryResult.Series.Record row) {
    return Long.parseLong(String.valueOf(row.getValueByKey("time")));
  }

  private static double number(InfluxQLQueryResult.Series.Record row, String column) {
    String text = text(row, column);
    return text == null ? Double.NaN : Double.parseDouble(text);
  }

  private static @Nullable String text(InfluxQLQueryResult.Series.Record row, String column) {
    Object value = row.getValueByKey(column);
    String text = value == null ? "" : value.toString();
    return text.isEmpty() ? null : text;
  }
}
