package org.parkwatch.telemetry.export;

import static org.parkwatch.telemetry.parquet.TableColumn.optional;
import static org.parkwatch.telemetry.parquet.TableColumn.required;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.history.Rolled;
import org.parkwatch.telemetry.parquet.ColumnKind;
import org.parkwatch.telemetry.parquet.TableColumn;
import org.parkwatch.telemetry.parquet.TableWriter;
import org.parkwatch.telemetry.parquet.TableWriter.Text;
import org.parkwatch.telemetry.rollup.Rollup;
import org.parkwatch.telemetry.sample.Quality;

/**
 * Parquet: the columns of the CSV, typed. Times are instants in UTC; the zone of the site stands in
 * the file's facts as {@code site.zone}. What is empty in CSV is null here.
 */
final class ParquetSink implements ExportSink {
  private static final List<TableColumn> SAMPLES =
      List.of(
          required("time", ColumnKind.TIME),
          required("device", ColumnKind.TEXT),
          required("point", ColumnKind.TEXT),
          required("unit", ColumnKind.TEXT),
          optional("value", ColumnKind.NUMBER),
          required("quality", ColumnKind.TEXT),
          optional("reason", ColumnKind.TEXT));
  private static final List<TableColumn> ROLLUPS =
      List.of(
          required("from", ColumnKind.TIME),
          required("to", ColumnKind.TIME),
          required("device", ColumnKind.TEXT),
          required("point", ColumnKind.TEXT),
          required("unit", ColumnKind.TEXT),
          required("samples", ColumnKind.COUNT),
          optional("good_share", ColumnKind.NUMBER),
          optional("min", ColumnKind.NUMBER),
          optional("max", ColumnKind.NUMBER),
          optional("mean", ColumnKind.NUMBER),
          optional("time_weighted_mean", ColumnKind.NUMBER),
          optional("first", ColumnKind.NUMBER),
          optional("last", ColumnKind.NUMBER),
          optional("increase", ColumnKind.NUMBER));

  private final TableWriter table;
  private final Map<Quality, Grade> grades = new EnumMap<>(Quality.class);
  private @Nullable Named newest;

  private record Grade(Text grade, @Nullable Text reason) {
    static Grade of(Quality quality) {
      Graded said = Graded.of(quality);
      return new Grade(
          new Text(said.grade()), said.reason().isEmpty() ? null : new Text(said.reason()));
    }
  }

  /** A point in texts, made once for all its rows. */
  private record Named(ExportPoint point, Text owner, Text name, Text unit) {
    Named(ExportPoint point) {
      this(
          point,
          new Text(point.owner()),
          new Text(point.spec().name()),
          new Text(point.spec().quantity().unit()));
    }

    TableWriter in(TableWriter row) {
      return row.text(owner).text(name).text(unit);
    }
  }

  ParquetSink(ExportSelection selection, OutputStream out) throws IOException {
    table =
        new TableWriter(
            out,
            selection.tier() == null ? SAMPLES : ROLLUPS,
            Map.of("site.zone", selection.zone().getId()));
  }

  private Named texts(ExportPoint point) {
    Named texts = newest;
    if (texts == null || texts.point().id() != point.id()) {
      texts = new Named(point);
      newest = texts;
    }
    return texts;
  }

  @Override
  public void sample(ExportPoint point, long millis, double value, byte quality)
      throws IOException {
    Grade grade = grades.computeIfAbsent(Quality.of(quality), Grade::of);
    texts(point)
        .in(table.whole(millis))
        .number(Quality.usable(quality) ? value : Double.NaN)
        .text(grade.grade())
        .text(grade.reason())
        .endRow();
  }

  @Override
  public void rollup(ExportPoint point, Rolled rolled) throws IOException {
    Rollup r = rolled.rollup();
    texts(point)
        .in(table.whole(rolled.fromMillis()).whole(rolled.toMillis()))
        .whole(r.samples())
        .number(r.goodShare())
        .number(r.min())
        .number(r.max())
        .number(r.mean())
        .number(r.timeWeightedMean())
        .number(r.first())
        .number(r.last())
        .number(r.increase())
        .endRow();
  }

  @Override
  public void finish() throws IOException {
    table.finish();
  }
}
