package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.telemetry.log.LogGroup;

/** The embedded store does what every store does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedContractTest extends HistoryContract {
  private @Nullable HistoryStore store;
  private long offset;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    store = HistoryStore.open(temp, HistoryOptions.defaults(), SITE);
  }

  @AfterAll
  void close() {
    open().close();
  }

  private HistoryStore open() {
    return Objects.requireNonNull(store);
  }

  @Override
  protected History history() {
    return open();
  }

  @Override
  protected void give(List<LogGroup> groups) {
    for (LogGroup group : groups) {
      open().accept(new LogGroup(offset++, group.committedAtMillis(), group.records()));
    }
  }
}
