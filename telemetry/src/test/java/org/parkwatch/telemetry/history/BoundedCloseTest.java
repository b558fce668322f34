package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.telemetry.log.Await;

/** A server that is told to end ends, however much its history has still to write. */
class BoundedCloseTest {
  private static final long MIDNIGHT = HistoryModel.MIDNIGHT;

  @TempDir Path temp;

  private final HeldWriter held = new HeldWriter();

  private HistoryStore open() throws IOException {
    return HistoryStore.open(
        temp,
        HistoryOptions.defaults(),
        held.site(ZoneOffset.UTC),
        () -> Long.MAX_VALUE / 2,
        Duration.ofMillis(20));
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS) // it would wait for the writer for ever
  void closeDoesNotWaitForAWriterThatDoesNotEndAndTheLogBringsTheRest() throws IOException {
    SplittableRandom random = new SplittableRandom(8);
    HistoryModel model = new HistoryModel();
    long millis = MIDNIGHT;
    HistoryStore history = open();
    for (; history.figures().sealedChunks() == 0; millis += 10_000) {
      history.accept(model.group(millis, HistoryPolls.poll(random, millis)));
    }
    Await.until("written", HistoryPolls.SOON, () -> history.figures().lag() == 0);
    held.hold();
    long end = millis + Duration.ofMinutes(40).toMillis();
    for (; millis < end; millis += 10_000) {
      history.accept(model.group(millis, HistoryPolls.poll(random, millis)));
    }
    assertThat(history.figures().lag()).as("writes that wait").isPositive();

    history.close(Duration.ofMillis(10));

    assertThat(history.figures().state()).isEqualTo(HistoryState.CLOSED);
    assertThat(history.figures().lag()).as("writes that were given up").isPositive();
    held.release();
    try (HistoryStore again = open()) {
      model.replayInto(again);
      HistoryPolls.expectAll(model, again, end);
      Await.until("written", HistoryPolls.SOON, () -> again.figures().lag() == 0);
      HistoryPolls.expectAll(model, again, end);
    }
  }
}
