package org.parkwatch.telemetry.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.parkwatch.telemetry.history.Rolled;
import org.parkwatch.telemetry.rollup.Rollup;
import org.parkwatch.telemetry.sample.Quality;

/**
 * RFC 4180 in UTF-8: comma, CRLF, quotes where needed. Times are ISO 8601 in UTC, beside them those
 * of the site. Where all points have one unit it stands in the header too. The value of a BAD
 * sample is empty and its reason stands behind it. A text that a spreadsheet would take for a
 * formula gets an apostrophe in front.
 */
final class CsvSink implements ExportSink {
  private static final String END = "\r\n";
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final ExportSelection selection;
  private final BufferedWriter out;
  private final DateTimeFormatter local;

  CsvSink(ExportSelection selection, OutputStream stream) throws IOException {
    this.selection = selection;
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    local =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
            .withZone(selection.zone());
    header();
  }

  private void header() throws IOException {
    String unit = unit();
    String times = selection.tier() == null ? "time" : "from";
    out.write(times + "_utc," + text(times + "_local [" + selection.zone().getId() + "]"));
    out.write(",device,point,unit,");
    if (selection.tier() == null) {
      out.write(text("value" + unit) + ",quality,reason");
    } else {
      out.write("to_utc,samples,good_share");
      for (String column :
          List.of("min", "max", "mean", "time_weighted_mean", "first", "last", "increase")) {
        out.write("," + text(column + unit));
      }
    }
    out.write(END);
  }

  /** The one unit of all points in brackets, or nothing. */
  private String unit() {
    String units =
        selection.points().stream()
            .map(point -> point.spec().quantity().unit())
            .distinct()
            .limit(2)
            .collect(Collectors.joining("|"));
    return units.contains("|") || units.equals("1") ? "" : " [" + units + "]";
  }

  @Override
  public void sample(ExportPoint point, long millis, double value, byte quality)
      throws IOException {
    begin(point, millis);
    Graded graded = Graded.of(Quality.of(quality));
    out.write(Quality.usable(quality) ? number(value) : "");
    out.write("," + graded.grade() + "," + graded.reason());
    out.write(END);
  }

  @Override
  public void rollup(ExportPoint point, Rolled rolled) throws IOException {
    Rollup r = rolled.rollup();
    begin(point, rolled.fromMillis());
    out.write(Instant.ofEpochMilli(rolled.toMillis()).toString());
    out.write("," + r.samples() + "," + number(r.goodShare()));
    for (double each :
        new double[] {
          r.min(), r.max(), r.mean(), r.timeWeightedMean(), r.first(), r.last(), r.increase()
        }) {
      out.write("," + number(each));
    }
    out.write(END);
  }

  private void begin(ExportPoint point, long millis) throws IOException {
    Instant at = Instant.ofEpochMilli(millis);
    out.write(at + "," + local.format(at));
    out.write("," + text(point.owner()) + "," + text(point.spec().name()));
    out.write("," + text(point.spec().quantity().unit()) + ",");
  }

  /** As short as it can be read back exactly; nothing for NaN. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  /** A text as a field. */
  static String text(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }
}
