package org.parkwatch.telemetry.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.parquet.TableRows;
import org.parkwatch.telemetry.parquet.TableWriter;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** A real history as Parquet, read back by a reader of other people's making. */
class ParquetExportTest {
  private static final long T0 = Instant.parse("2026-11-21T16:00:00Z").toEpochMilli();

  @TempDir Path dir;
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = dir.resolve("out.parquet");
  }

  private static Map<String, String> words(String... more) {
    return more.length == 0
        ? Map.of("from", "2026-11-22", "to", "2026-11-23")
        : Map.of("from", "2026-11-22", "to", "2026-11-23", more[0], more[1]);
  }

  private HistoryStore history(SampleBatch batch) throws IOException {
    HistoryStore history =
        HistoryStore.open(
            dir.resolve("history"), HistoryOptions.defaults(), HistorySite.of(point -> 0));
    history.accept(new LogGroup(0, T0, List.of(new LogRecord.Samples(batch))));
    return history;
  }

  private long export(HistoryStore history, Park park, Map<String, String> words)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      return new Exporter(history).write(ExportQuery.of(park, words), ExportFormat.PARQUET, out);
    }
  }

  private static String row(RowReader row, String... columns) {
    return Arrays.stream(columns)
        .map(column -> row.isNull(column) ? "-" : String.valueOf(row.getValue(column)))
        .reduce((a, b) -> a + " " + b)
        .orElseThrow();
  }

  @Test
  void samplesAreTypedAndWhatIsMissingIsNull() throws IOException {
    SampleBatch batch = new SampleBatch(5);
    batch.add(0, T0, -1.25, Quality.GOOD.code());
    batch.addBad(0, T0 + 10_000, Quality.BAD_TIMEOUT);
    batch.add(0, T0 + 20_500, 16, Quality.UNCERTAIN_CLOCK.code());
    batch.add(2, T0, 0.1, Quality.GOOD.code());
    batch.add(4, T0 + 1000, 73.5, Quality.GOOD.code());
    Park park = SmallPark.withRoom("FZ-A01", "机柜 2");
    try (HistoryStore history = history(batch)) {
      assertThat(export(history, park, words("point", "current,pow*"))).isEqualTo(5);
    }
    assertThat(TableRows.of(file)).isEqualTo(5);
    String[] columns = {"time", "device", "point", "unit", "value", "quality", "reason"};
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
        RowReader rows = reader.rowReader()) {
      assertThat(reader.getFileMetaData().keyValueMetadata())
          .containsEntry("site.zone", "Asia/Shanghai");
      for (String expected :
          List.of(
              "2026-11-21T16:00:00Z FZ-A01 current A -1.25 GOOD -",
              "2026-11-21T16:00:10Z FZ-A01 current A - BAD TIMEOUT",
              "2026-11-21T16:00:20.500Z FZ-A01 current A 16.0 UNCERTAIN CLOCK",
              "2026-11-21T16:00:00Z 机柜 2 current A 0.1 GOOD -",
              "2026-11-21T16:00:01Z FZ-R1 power kW 73.5 GOOD -")) {
        assertThat(rows.hasNext()).isTrue();
        rows.next();
        assertThat(row(rows, columns)).isEqualTo(expected);
      }
      assertThat(rows.hasNext()).isFalse();
    }
  }

  @Test
  void rollUpsComeWithWhatTheyAreMadeOf() throws IOException {
    SampleBatch batch = new SampleBatch(4);
    batch.add(0, T0, 10, Quality.GOOD.code());
    batch.add(0, T0 + 30_000, 20, Quality.GOOD.code());
    batch.addBad(0, T0 + 50_000, Quality.BAD_TIMEOUT);
    batch.addBad(0, T0 + 60_000, Quality.BAD_TIMEOUT);
    try (HistoryStore history = history(batch)) {
      Park park = SmallPark.of("FZ-A01");
      assertThat(export(history, park, words("tier", "minute"))).isEqualTo(2);
    }
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
        RowReader rows = reader.rowReader()) {
      assertThat(rows.hasNext()).isTrue();
      rows.next();
      assertThat(row(rows, "from", "to", "device", "point", "unit", "samples", "good_share"))
          .isEqualTo(
              "2026-11-21T16:00:00Z 2026-11-21T16:01:00Z FZ-A01 current A 3 0.6666666666666666");
      String[] figures = {"min", "max", "mean", "time_weighted_mean", "first", "last", "increase"};
      assertThat(row(rows, figures)).isEqualTo("10.0 20.0 15.0 14.0 10.0 20.0 -");
      assertThat(rows.hasNext()).isTrue();
      rows.next();
      assertThat(row(rows, "samples", "good_share")).isEqualTo("1 0.0");
      assertThat(row(rows, figures)).isEqualTo("- - - - - - -");
      assertThat(rows.hasNext()).isFalse();
    }
  }

  // Beyond one group of rows, with values that no dictionary holds, and every seventh of them bad.
  @Test
  void groupsOfRowsMeetWithoutAGap() throws IOException {
    int count = TableWriter.GROUP_ROWS + 1007;
    Random random = new Random(7);
    double[] values = random.doubles(count).map(each -> each * 1000).toArray();
    SampleBatch batch = new SampleBatch(count);
    for (int i = 0; i < count; i++) {
      if (i % 7 == 3) {
        batch.addBad(1, T0 + i * 3L, Quality.BAD_NO_READING);
      } else {
        batch.add(1, T0 + i * 3L, values[i], Quality.GOOD.code());
      }
    }
    try (HistoryStore history = history(batch)) {
      Park park = SmallPark.of("FZ-A01");
      assertThat(export(history, park, words("point", "inlet"))).isEqualTo(count);
    }
    assertThat(TableRows.of(file)).isEqualTo(count);
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
        RowReader rows = reader.rowReader()) {
      assertThat(reader.getFileMetaData().rowGroups()).hasSize(2);
      List<Integer> wrong = new ArrayList<>();
      for (int i = 0; i < count && rows.hasNext() && wrong.size() < 10; i++) {
        rows.next();
        boolean bad = i % 7 == 3;
        boolean right =
            rows.getTimestamp("time").toEpochMilli() == T0 + i * 3L
                && rows.isNull("value") == bad
                && (bad || rows.getDouble("value") == values[i])
                && rows.getString("quality").equals(bad ? "BAD" : "GOOD");
        if (!right) {
          wrong.add(i);
        }
      }
      assertThat(wrong).as("rows that are not what was measured").isEmpty();
      assertThat(rows.hasNext()).isFalse();
    }
  }

  @Test
  void aFileThatBrokeOffIsNone() throws IOException {
    SampleBatch batch = new SampleBatch(2);
    batch.add(0, T0, 10, Quality.GOOD.code());
    try (HistoryStore history = history(batch)) {
      export(history, SmallPark.of("FZ-A01"), words());
    }
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, 8, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> TableRows.of(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is no whole Parquet file");
    }
  }

  @Test
  void formatsAreKnownByName() {
    assertThat(ExportFormat.named("")).isEqualTo(ExportFormat.CSV);
    assertThat(ExportFormat.named("Parquet")).isEqualTo(ExportFormat.PARQUET);
    assertThatThrownBy(() -> ExportFormat.named("xlsx"))
        .isInstanceOf(ExportRefused.class)
        .hasMessage("format 'xlsx' is unknown; known: csv, parquet");
  }
}
