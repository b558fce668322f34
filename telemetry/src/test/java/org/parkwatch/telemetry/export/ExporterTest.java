package org.parkwatch.telemetry.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.history.Tier;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** Two devices with a current and a temperature in a real history; read back as CSV is. */
class ExporterTest {
  private static final long T0 = Instant.parse("2026-11-21T16:00:00Z").toEpochMilli();
  private static final String DAY = "2026-11-22";
  private static final String NEXT = "2026-11-23";

  @TempDir Path dir;

  private HistoryStore open() throws IOException {
    return HistoryStore.open(dir, HistoryOptions.defaults(), HistorySite.of(point -> 0));
  }

  private static void store(HistoryStore history, SampleBatch batch) {
    history.accept(new LogGroup(0, T0, List.of(new LogRecord.Samples(batch))));
  }

  private static List<String> csv(HistoryStore history, ExportSelection selection)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long rows = new Exporter(history).write(selection, ExportFormat.CSV, out);
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).endsWith("\r\n");
    assertThat(text.lines().count()).isEqualTo(text.chars().filter(c -> c == '\r').count());
    List<String> lines = text.lines().toList();
    assertThat(rows).isEqualTo(lines.size() - 1);
    return lines;
  }

  private static Map<String, String> words(String... more) {
    Map<String, String> words = new TreeMap<>(Map.of("from", DAY, "to", NEXT));
    for (int i = 0; i < more.length; i += 2) {
      words.put(more[i], more[i + 1]);
    }
    return words;
  }

  @Test
  void samplesComeWithBothTimesUnitQualityAndReason() throws IOException {
    Park park = SmallPark.of("FZ-A01", "=HYPERLINK(\"x\"),B");
    try (HistoryStore history = open()) {
      SampleBatch batch = new SampleBatch(4);
      batch.add(0, T0, -1.25, Quality.GOOD.code());
      batch.addBad(0, T0 + 10_000, Quality.BAD_TIMEOUT);
      batch.add(0, T0 + 20_500, 16, Quality.UNCERTAIN_CLOCK.code());
      batch.add(2, T0, 0.1, Quality.GOOD.code());
      batch.add(1, T0, 24.5, Quality.GOOD.code());
      store(history, batch);
      assertThat(csv(history, ExportQuery.of(park, words("point", "CURR*"))))
          .containsExactly(
              "time_utc,time_local [Asia/Shanghai],device,point,unit,value [A],quality,reason",
              "2026-11-21T16:00:00Z,2026-11-22T00:00:00.000+08:00,FZ-A01,current,A,-1.25,GOOD,",
              "2026-11-21T16:00:10Z,2026-11-22T00:00:10.000+08:00,FZ-A01,current,A,,BAD,TIMEOUT",
              "2026-11-21T16:00:20.500Z,2026-11-22T00:00:20.500+08:00,FZ-A01,current,A,16,"
                  + "UNCERTAIN,CLOCK",
              "2026-11-21T16:00:00Z,2026-11-22T00:00:00.000+08:00,"
                  + "\"'=HYPERLINK(\"\"x\"\"),B\",current,A,0.1,GOOD,");
      assertThat(csv(history, ExportQuery.of(park, words("equipment", "rack-pdu"))))
          .as("several units: none in the header")
          .first()
          .asString()
          .contains(",unit,value,quality");
      assertThat(
              csv(
                  history,
                  ExportQuery.of(
                      park, words("from", "2026-11-22T00:00:10", "quantity", "current"))))
          .hasSize(3);
    }
  }

  // Pages must meet without a gap and without a row twice.
  @Test
  void manyPagesAreOneFile() throws IOException {
    int count = 2 * Exporter.PAGE + 7;
    try (HistoryStore history = open()) {
      SampleBatch batch = new SampleBatch(count);
      for (int i = 0; i < count; i++) {
        batch.add(0, T0 + i * 7L, i, Quality.GOOD.code());
      }
      store(history, batch);
      List<String> lines =
          csv(history, ExportQuery.of(SmallPark.of("FZ-A01"), words("point", "current")));
      assertThat(lines).hasSize(count + 1);
      for (int i = 0; i < count; i++) {
        assertThat(lines.get(i + 1)).contains("," + i + ",GOOD");
      }
    }
  }

  @Test
  void rollUpsComeWithWhatTheyAreMadeOf() throws IOException {
    try (HistoryStore history = open()) {
      SampleBatch batch = new SampleBatch(3);
      batch.add(0, T0, 10, Quality.GOOD.code());
      batch.add(0, T0 + 30_000, 20, Quality.GOOD.code());
      batch.addBad(0, T0 + 50_000, Quality.BAD_TIMEOUT);
      store(history, batch);
      List<String> lines =
          csv(
              history,
              ExportQuery.of(SmallPark.of("FZ-A01"), words("point", "current", "tier", "minute")));
      assertThat(lines)
          .containsExactly(
              "from_utc,from_local [Asia/Shanghai],device,point,unit,to_utc,samples,good_share,"
                  + "min [A],max [A],mean [A],time_weighted_mean [A],first [A],last [A],"
                  + "increase [A]",
              "2026-11-21T16:00:00Z,2026-11-22T00:00:00.000+08:00,FZ-A01,current,A,"
                  + "2026-11-21T16:01:00Z,3,0.6666666666666666,10,20,15,14,10,20,");
    }
  }

  @Test
  void whoeverStopsListeningEndsTheExport() throws IOException {
    try (HistoryStore history = open()) {
      SampleBatch batch = new SampleBatch(Exporter.PAGE);
      for (int i = 0; i < Exporter.PAGE; i++) {
        batch.add(0, T0 + i, i, Quality.GOOD.code());
      }
      store(history, batch);
      OutputStream gone =
          new OutputStream() {
            private @Nullable String first = "first";

            @Override
            public void write(int b) throws IOException {
              if (first == null) {
                throw new IOException("broken pipe");
              }
              first = null;
            }
          };
      ExportSelection selection = ExportQuery.of(SmallPark.of("FZ-A01"), words());
      assertThatThrownBy(() -> new Exporter(history).write(selection, ExportFormat.CSV, gone))
          .hasMessage("broken pipe");
    }
  }

  @Test
  void allThatIsWrongWithAQueryIsSaidAtOnce() {
    assertThatThrownBy(() ->
            ExportQuery.of(
                SmallPark.of("FZ-A01"),
                Map.of("colour", "red", "from", "yesterday", "tier", "week", "place", "FZ-X")))
        .isInstanceOf(ExportRefused.class)
        .hasMessageContaining("colour is not known")
        .hasMessageContaining("from 'yesterday' is no time")
        .hasMessageContaining("to is needed")
        .hasMessageContaining("tier 'week' is unknown; known: [MINUTE, QUARTER, HOUR, DAY]")
        .hasMessageContaining("place 'FZ-X' is not in the part of the park that you see");
    assertThatThrownBy(() -> ExportQuery.of(SmallPark.of("FZ-A01"), words("device", "FZ-B*")))
        .hasMessage("no point of the park that you see is asked for");
    ExportSelection hours = ExportQuery.of(SmallPark.of("FZ-A01"), words("tier", "HOUR"));
    assertThat(hours.tier()).isEqualTo(Tier.HOUR);
    assertThat(hours.expectedRows()).isEqualTo(2 * 24);
  }
}
