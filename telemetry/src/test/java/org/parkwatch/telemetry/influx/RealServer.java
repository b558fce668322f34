package org.parkwatch.telemetry.influx;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.parkwatch.telemetry.log.Await;

/** Debian's influxd or victoria-metrics on a free loopback port, with a user. */
final class RealServer implements AutoCloseable {
  static final ServerLogin LOGIN = new ServerLogin("parkwatch", "a-password");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ServerKind kind;
  private final Path folder;
  private final int port;
  private final int second;
  private Process process;

  private RealServer(ServerKind kind, Path folder) throws IOException {
    this.kind = kind;
    this.folder = folder;
    port = freePort();
    second = freePort();
    process = launch();
  }

  /** Starts one in a folder, or skips the test: in CI its absence fails. */
  static RealServer start(ServerKind kind, Path folder) throws IOException, InterruptedException {
    String program = program(kind);
    if (!Files.isExecutable(Path.of(program))) {
      String sentence = "NOT PROVED: this machine lacks " + program;
      System.err.println(sentence);
      String ci = System.getenv("CI");
      if (ci != null && !ci.isEmpty()) {
        Assertions.fail(sentence);
      }
      Assumptions.abort(sentence);
    }
    Files.createDirectories(folder);
    RealServer server = new RealServer(kind, folder);
    if (kind == ServerKind.INFLUXDB) {
      server.ask(
          "CREATE USER %s WITH PASSWORD '%s' WITH ALL PRIVILEGES"
              .formatted(LOGIN.user(), LOGIN.password()));
      server.ask("CREATE DATABASE parkwatch");
    }
    return server;
  }

  private static String program(ServerKind kind) {
    return kind == ServerKind.INFLUXDB ? "/usr/bin/influxd" : "/usr/bin/victoria-metrics";
  }

  HistoryServer address() {
    return address(LOGIN);
  }

  HistoryServer address(ServerLogin login) {
    return new HistoryServer(kind, URI.create("http://127.0.0.1:" + port), "parkwatch", login);
  }

  private void ask(String influxQl) throws IOException, InterruptedException {
    String form = "q=" + URLEncoder.encode(influxQl, StandardCharsets.UTF_8);
    post("/query", form);
  }

  /** Makes what was written visible now: VictoriaMetrics finds a new series after 10 s else. */
  void flush() throws IOException, InterruptedException {
    if (kind == ServerKind.VICTORIA_METRICS) {
      post("/internal/force_flush", "");
    }
  }

  private void post(String path, String form) throws IOException, InterruptedException {
    String login = LOGIN.user() + ":" + LOGIN.password();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header(
                  "Authorization",
                  "Basic "
                      + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2 || answer.body().contains("error")) {
        throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
      }
    }
  }

  /** Kills InfluxDB; VictoriaMetrics, which forgets the last seconds then, is ended in order. */
  void stop() throws InterruptedException {
    if (kind == ServerKind.INFLUXDB) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
    process.waitFor();
  }

  void startAgain() throws IOException {
    process = launch();
  }

  private Process launch() throws IOException {
    List<String> command =
        switch (kind) {
          case INFLUXDB -> List.of(program(kind), "-config", configuration().toString());
          case VICTORIA_METRICS ->
              List.of(
                  program(kind),
                  "-storageDataPath=" + folder.resolve("data"),
                  "-httpListenAddr=127.0.0.1:" + port,
                  "-retentionPeriod=100y",
                  "-dedup.minScrapeInterval=1ms",
                  "-httpAuth.username=" + LOGIN.user(),
                  "-httpAuth.password=" + LOGIN.password());
        };
    Path output = folder.resolve("output.log");
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    Await.until("it listens or has ended", PATIENCE, () -> listens() || !started.isAlive());
    if (!started.isAlive()) {
      throw new AssertionError(Files.readString(output));
    }
    return started;
  }

  private Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("influxdb.conf"),
        """
        reporting-disabled = true
        bind-address = "127.0.0.1:%1$d"
        [meta]
          dir = "%3$s/meta"
        [data]
          dir = "%3$s/data"
          wal-dir = "%3$s/wal"
          query-log-enabled = false
        [http]
          bind-address = "127.0.0.1:%2$d"
          auth-enabled = true
          log-enabled = false
        [monitor]
          store-enabled = false
        """
            .formatted(second, port, folder));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
