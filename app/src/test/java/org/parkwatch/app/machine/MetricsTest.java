package org.parkwatch.app.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.health.CollectorCounters;
import org.parkwatch.collectors.own.OwnFigure;
import org.parkwatch.collectors.own.OwnMinute;
import org.parkwatch.collectors.own.OwnState;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.health.OpenStores;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;

class MetricsTest {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)"
              + "(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"[^\"]*\"(,[a-zA-Z_][a-zA-Z0-9_]*=\"[^\"]*\")*})?"
              + " (NaN|[-+]?[0-9.]+(E[-+]?[0-9]+)?)");

  @TempDir Path dir;

  /** Values of samples without labels; every line must be of the text format. */
  private static Map<String, Double> parsed(String text, List<String> comments) {
    Map<String, Double> values = new TreeMap<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("#")) {
        comments.add(line);
      } else {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        values.put(sample.group(1), Double.parseDouble(sample.group(4)));
      }
    }
    return values;
  }

  @Test
  void everyFigureIsAMetricWithHelpAndType() throws Exception {
    SampleLogOptions logOptions = SampleLogOptions.defaults();
    HistoryOptions options = HistoryOptions.defaults();
    Path folder = dir.resolve("history");
    try (SampleLog log = SampleLog.open(dir.resolve("log"), logOptions, InstantSource.system());
        HistoryStore history = HistoryStore.open(folder, options, HistorySite.of(point -> 0))) {
      OpenStores stores =
          new OpenStores(
              log,
              logOptions,
              history,
              options,
              folder,
              DamageBook.open(dir.resolve("damage.tsv"), InstantSource.system()),
              dir.resolve("last-backup.tsv"));
      CollectorCounters counters = new CollectorCounters();
      counters.missed.set(3);
      try (Metrics metrics =
          new Metrics(
              new OwnMinute(() -> new OwnState(stores.state(), counters.figures(5), 7_000)))) {
        List<String> comments = new ArrayList<>();
        Map<String, Double> values = parsed(metrics.scrape(), comments);
        for (OwnFigure figure : OwnFigure.ALL) {
          String type = figure.kind() == OwnFigure.Kind.COUNTER ? "counter" : "gauge";
          assertThat(values).containsKey(figure.metric());
          assertThat(comments)
              .contains("# TYPE " + figure.metric() + " " + type)
              .contains("# HELP " + figure.metric() + " " + figure.help());
        }
        assertThat(values)
            .containsEntry("parkwatch_history_running", 1.0)
            .containsEntry("parkwatch_collectors_devices", 5.0)
            .containsEntry("parkwatch_collectors_reads_missed_total", 3.0)
            .containsEntry("parkwatch_heap_used_bytes", 7_000.0)
            .containsKey("jvm_memory_used_bytes");
        counters.missed.set(4);
        assertThat(parsed(metrics.scrape(), comments))
            .as("the next scrape reads anew")
            .containsEntry("parkwatch_collectors_reads_missed_total", 4.0);
      }
    }
  }

  @Test
  void theDocumentListsEveryFigureAsItIs() throws Exception {
    List<String> wanted = new ArrayList<>();
    for (OwnFigure figure : OwnFigure.ALL) {
      wanted.add(
          "| `%s` | %s | `%s` | %s | %s |"
              .formatted(
                  figure.metric(),
                  figure.kind() == OwnFigure.Kind.COUNTER ? "counter" : "gauge",
                  figure.spec().name(),
                  figure.spec().quantity().unit(),
                  figure.help()));
    }
    List<String> rows =
        Files.readAllLines(Path.of("../docs/metrics.md")).stream()
            .filter(line -> line.startsWith("| `parkwatch_"))
            .toList();
    assertThat(rows).containsExactlyElementsOf(wanted);
  }
}
