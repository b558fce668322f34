package org.parkwatch.tests.stores;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.influx.HistoryServer;
import org.parkwatch.telemetry.influx.InfluxHistory;
import org.parkwatch.telemetry.influx.ServerKind;
import org.parkwatch.telemetry.influx.ServerLogin;
import org.parkwatch.telemetry.sample.SampleBatch;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.Installation;

/** InfluxDB or VictoriaMetrics of Debian, written to through our adapter. */
public final class ServerStore implements MeasuredStore {
  private static final Duration START_WITHIN = Duration.ofSeconds(60);
  private static final Duration SETTLE_WITHIN = Duration.ofMinutes(2);
  private static final int STEADY_LOOKS = 8;

  private final ServerKind kind;
  private final StoreTask task;
  private final Path folder;
  private final int port = Installation.freePort();
  private final ServerHttp http = new ServerHttp(port);
  private @Nullable Process process;
  private @Nullable InfluxHistory history;

  /** To run in a folder of its own. */
  public ServerStore(ServerKind kind, StoreTask task, Path folder) {
    this.kind = kind;
    this.task = task;
    this.folder = folder;
  }

  @Override
  public String name() {
    return kind.word();
  }

  @Override
  public Optional<String> missing() {
    return Files.isExecutable(program())
        ? Optional.empty()
        : Optional.of(
            "Debian package " + (kind == ServerKind.INFLUXDB ? "influxdb" : "victoria-metrics"));
  }

  private Path program() {
    return Path.of(kind == ServerKind.INFLUXDB ? "/usr/bin/influxd" : "/usr/bin/victoria-metrics");
  }

  @Override
  public void start() throws IOException {
    Files.createDirectories(folder);
    List<String> command =
        switch (kind) {
          case INFLUXDB -> List.of(program().toString(), "-config", configuration().toString());
          case VICTORIA_METRICS ->
              List.of(
                  program().toString(),
                  "-storageDataPath=" + folder.resolve("data"),
                  "-httpListenAddr=127.0.0.1:" + port,
                  "-retentionPeriod=100y");
        };
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.log").toFile())
            .start();
    Await.until(name() + " answers", START_WITHIN, this::answers);
    if (kind == ServerKind.INFLUXDB) {
      http.post("/query", Map.of("q", "CREATE DATABASE parkwatch"));
    }
    history =
        InfluxHistory.open(
            folder.resolve("ours"),
            new HistoryServer(
                kind, URI.create("http://127.0.0.1:" + port), "parkwatch", ServerLogin.NONE),
            HistorySite.of(StoreTask::cell),
            task);
  }

  /** Settings as shipped, but cold data is packed after seconds and not after minutes or hours. */
  private Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("influxdb.conf"),
        """
        reporting-disabled = true
        bind-address = "127.0.0.1:%1$d"
        [meta]
          dir = "%3$s/data/meta"
        [data]
          dir = "%3$s/data/data"
          wal-dir = "%3$s/data/wal"
          query-log-enabled = false
          cache-snapshot-write-cold-duration = "3s"
          compact-full-write-cold-duration = "5s"
        [http]
          bind-address = "127.0.0.1:%2$d"
          log-enabled = false
        [monitor]
          store-enabled = false
        """
            .formatted(Installation.freePort(), port, folder));
  }

  private boolean answers() {
    try {
      http.get(kind == ServerKind.INFLUXDB ? "/ping" : "/health");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private InfluxHistory history() {
    InfluxHistory open = history;
    if (open == null) {
      throw new IllegalStateException(name() + " was not started");
    }
    return open;
  }

  @Override
  public void write(SampleBatch batch, long millis) throws IOException {
    history().write(batch);
  }

  /** Both answer a write once it can be read, VictoriaMetrics within a second. */
  @Override
  public void taken() {}

  @Override
  public void settle() throws IOException {
    if (kind == ServerKind.VICTORIA_METRICS) {
      http.post("/internal/force_flush", Map.of());
    }
    long[] last = {-1, 0};
    Await.until(
        name() + " has packed",
        SETTLE_WITHIN,
        () -> {
          Await.pass(Duration.ofSeconds(1));
          long bytes = diskBytes();
          last[1] = bytes == last[0] ? last[1] + 1 : 0;
          last[0] = bytes;
          return last[1] >= STEADY_LOOKS;
        });
  }

  @Override
  public long pid() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException(name() + " was not started");
    }
    return running.pid();
  }

  @Override
  public long diskBytes() throws IOException {
    return Folders.bytes(folder.resolve("data"));
  }

  @Override
  public double packedBytes() {
    return Double.NaN;
  }

  @Override
  public double read(int point, long fromMillis, long toMillis) {
    long begin = System.nanoTime();
    history().buckets(point, fromMillis, toMillis, 500);
    return (System.nanoTime() - begin) / 1e6;
  }

  @Override
  public double sum(long fromMillis, long toMillis) throws IOException {
    long begin = System.nanoTime();
    if (kind == ServerKind.INFLUXDB) {
      List<String> fields = StoreTask.fields();
      http.post(
          "/query",
          Map.of(
              "db",
              "parkwatch",
              "q",
              ("SELECT %1$s FROM (SELECT %2$s FROM rack_pdu WHERE time>=%3$dms AND time<%4$dms"
                      + " GROUP BY time(5m),device) WHERE time>=%3$dms AND time<%4$dms GROUP BY"
                      + " time(5m)")
                  .formatted(
                      fields.stream()
                          .map(field -> "sum(\"m." + field + "\")")
                          .collect(Collectors.joining(",")),
                      fields.stream()
                          .map(field -> "mean(\"" + field + "\") AS \"m." + field + "\"")
                          .collect(Collectors.joining(",")),
                      fromMillis,
                      toMillis)));
    } else {
      http.post(
          "/api/v1/query_range",
          Map.of(
              "query",
              "sum(avg_over_time({__name__=~\"rack_pdu_.+\"}[5m]))",
              "start",
              seconds(fromMillis + 300_000),
              "end",
              seconds(toMillis),
              "step",
              "5m",
              "nocache",
              "1"));
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  @Override
  public double asOf(long millis) throws IOException {
    long begin = System.nanoTime();
    if (kind == ServerKind.INFLUXDB) {
      http.post(
          "/query",
          Map.of(
              "db",
              "parkwatch",
              "q",
              "SELECT last(*) FROM rack_pdu WHERE time<=%dms AND time>%dms GROUP BY device"
                  .formatted(millis, millis - 300_000)));
    } else {
      http.post(
          "/api/v1/query",
          Map.of(
              "query",
              "last_over_time({__name__=~\"rack_pdu_.+\"}[5m])",
              "time",
              seconds(millis),
              "nocache",
              "1"));
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1e3);
  }

  @Override
  public void close() {
    if (history != null) {
      history.close();
    }
    if (process != null) {
      process.destroyForcibly();
      Await.until(name() + " has ended", START_WITHIN, () -> process == null || !process.isAlive());
    }
    http.close();
  }
}
