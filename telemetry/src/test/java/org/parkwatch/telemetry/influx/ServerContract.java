package org.parkwatch.telemetry.influx;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.history.HistoryContract;
import org.parkwatch.telemetry.log.LogGroup;

/** History in a real server does what every store does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerContract extends HistoryContract {
  private final ServerKind kind;
  private @Nullable RealServer server;
  private @Nullable InfluxHistory history;
  private long offset;

  ServerContract(ServerKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void open(@TempDir Path temp) throws IOException, InterruptedException {
    RealServer started = RealServer.start(kind, temp.resolve("server"));
    server = started;
    history =
        InfluxHistory.open(
            temp.resolve("ours"), started.address(), SITE, new MadeBlocks(), Duration.ZERO);
  }

  @AfterAll
  void close() {
    if (history != null) {
      history.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected History history() {
    return Objects.requireNonNull(history);
  }

  @Override
  protected void give(List<LogGroup> groups) {
    for (LogGroup group : groups) {
      Objects.requireNonNull(history)
          .accept(new LogGroup(offset++, group.committedAtMillis(), group.records()));
    }
    try {
      Objects.requireNonNull(server).flush();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("the server cannot be asked", e);
    }
  }
}
