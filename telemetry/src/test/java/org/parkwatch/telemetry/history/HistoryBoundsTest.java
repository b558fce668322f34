package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** What history refuses, lets go, and does when it must stop. */
class HistoryBoundsTest {
  private static final long MIDNIGHT = HistoryModel.MIDNIGHT;
  private static final int POINTS = HistoryPolls.POINTS;
  private static final Duration SOON = HistoryPolls.SOON;
  private static final Duration TICK = Duration.ofMillis(20);
  private static final HistoryOptions OPTIONS = HistoryOptions.defaults();

  @TempDir Path temp;

  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE / 2);

  private HistoryStore open(Path folder, HistoryOptions options) throws IOException {
    return HistoryStore.open(folder, options, HistoryPolls.site(), free::get, TICK);
  }

  @Test
  void whatCannotBeStoredIsRefusedAndCountedWithItsReason() throws IOException {
    HistoryModel model = new HistoryModel();
    try (HistoryStore history = open(temp, OPTIONS)) {
      SampleBatch first = new SampleBatch(1);
      first.add(1, MIDNIGHT, 1, Quality.GOOD.code());
      history.accept(model.group(MIDNIGHT, first));
      SampleBatch batch = new SampleBatch(9);
      byte good = Quality.GOOD.code();
      batch.add(1, MIDNIGHT + 2, 3, good);
      batch.add(1, MIDNIGHT, Double.NaN, good);
      batch.add(1, MIDNIGHT, Double.POSITIVE_INFINITY, good);
      batch.add(-1, MIDNIGHT, 1, good);
      batch.add(POINTS, MIDNIGHT, 1, good);
      batch.add(1, 0, 1, good);
      batch.add(1, MIDNIGHT + 3_600_000, 1, good);
      batch.add(1, Long.MAX_VALUE, 1, good);
      batch.add(1, MIDNIGHT + 1, 2, good);
      history.accept(new LogGroup(1, MIDNIGHT, List.of(new LogRecord.Samples(batch))));
      HistoryFigures figures = history.figures();
      assertThat(figures.refusedNotANumber()).isEqualTo(2);
      assertThat(figures.refusedUnknownPoint()).isEqualTo(2);
      assertThat(figures.refusedTime()).isEqualTo(3);
      assertThat(history.refusals().all())
          .extracting(r -> r.reason() + " " + r.point() + " " + r.count() + " " + r.value())
          .containsExactlyInAnyOrder(
              "TIME 1 3 1.0",
              "NOT_A_NUMBER 1 2 Infinity",
              "UNKNOWN_POINT -1 1 1.0",
              "UNKNOWN_POINT 40 1 1.0");
      assertThat(history.refusals().all().getFirst().sampleMillis())
          .as("time of the newest example")
          .isEqualTo(Long.MAX_VALUE);
      assertThat(history.range(1, MIDNIGHT, MIDNIGHT + 10, 10).values()).containsExactly(1, 2, 3);
    }
  }

  @Test
  void beyondItsSizeTheOldestDayGoes() throws IOException {
    HistoryOptions small =
        new HistoryOptions(
            300_000, 0, Duration.ofHours(1), 1 << 20, 1 << 20, HistoryKeep.defaults());
    HistoryModel model = new HistoryModel();
    SplittableRandom random = new SplittableRandom(4);
    long day = Duration.ofDays(1).toMillis();
    try (HistoryStore history =
        HistoryStore.open(temp, small, HistorySite.of(point -> 0), free::get, TICK)) {
      long millis = MIDNIGHT;
      for (; millis < MIDNIGHT + 4 * day; millis += 60_000) {
        history.accept(model.group(millis, HistoryPolls.noise(random, millis)));
      }
      Await.until("a day went", SOON, () -> history.figures().deletedDays() > 0);
      Await.until("in bounds", SOON, () -> history.figures().diskBytes() <= small.maxBytes());
      int left =
          history.range(0, MIDNIGHT, MIDNIGHT + day, 10).size()
              + history.rollups(0, Tier.MINUTE, MIDNIGHT, MIDNIGHT + day).size();
      assertThat(left)
          .as("samples or minutes of the first day, of which one had to go")
          .isLessThan(1450);
      long end = millis;
      Await.until(
          "the newest hour", SOON, () -> history.range(0, end - 3_600_000, end, 100).size() == 60);
      assertThat(history.figures().state()).isEqualTo(HistoryState.RUNNING);
    }
  }

  @Test
  void belowTheFloorHistoryStopsAndCountsAndGoesOnWhenThereIsSpace() throws IOException {
    HistoryModel model = new HistoryModel();
    SplittableRandom random = new SplittableRandom(5);
    try (HistoryStore history = open(temp, OPTIONS)) {
      history.accept(model.group(MIDNIGHT, HistoryPolls.noise(random, MIDNIGHT)));
      free.set(OPTIONS.floorBytes() - 1);
      Await.until("stopped", SOON, () -> state(history) == HistoryState.STOPPED_DISK_FULL);
      LogGroup dropped =
          model.group(MIDNIGHT + 10_000, HistoryPolls.noise(random, MIDNIGHT + 10_000));
      history.accept(dropped);
      assertThat(history.figures().dropped()).isEqualTo(POINTS);
      assertThat(history.range(1, MIDNIGHT, MIDNIGHT + 20_000, 9).size()).isEqualTo(1);
      Await.until("the log is let go", SOON, () -> history.resumeFrom() == 2);

      free.set(OPTIONS.floorBytes() + 1);
      assertThat(state(history)).as("a little is not enough").isNotEqualTo(HistoryState.RUNNING);
      free.set(2 * OPTIONS.floorBytes());
      Await.until("running", SOON, () -> state(history) == HistoryState.RUNNING);
      history.accept(model.group(MIDNIGHT + 20_000, HistoryPolls.noise(random, MIDNIGHT + 20_000)));
      assertThat(history.range(1, MIDNIGHT, MIDNIGHT + 30_000, 9).size()).isEqualTo(2);
    }
  }

  private static HistoryState state(HistoryStore history) {
    return history.figures().state();
  }

  @Test
  void aSecondOpenerGetsOneClearError() throws IOException {
    try (HistoryStore history = open(temp, OPTIONS)) {
      assertThat(state(history)).isEqualTo(HistoryState.RUNNING);
      assertThatThrownBy(() -> open(temp, OPTIONS))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is open already");
    }
    open(temp, OPTIONS).close();
  }

  /** A page may read while the server goes down: it gets an exception, not a crash of the JVM. */
  @Test
  void closingUnderReadersIsSafe() throws Exception {
    HistoryModel model = new HistoryModel();
    SplittableRandom random = new SplittableRandom(6);
    HistoryStore history = open(temp, OPTIONS);
    for (int i = 0; i < 300; i++) {
      long millis = MIDNIGHT + i * 10_000L;
      history.accept(model.group(millis, HistoryPolls.poll(random, millis)));
    }
    AtomicBoolean closed = new AtomicBoolean();
    AtomicLong reads = new AtomicLong();
    Thread[] readers = new Thread[4];
    for (int i = 0; i < readers.length; i++) {
      readers[i] =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  while (true) {
                    history.range(3, MIDNIGHT, MIDNIGHT + 3_000_000, 1000);
                    reads.incrementAndGet();
                  }
                } catch (UncheckedIOException e) {
                  closed.set(true);
                }
              });
    }
    Await.until("some reads", SOON, () -> reads.get() > 100);
    history.close();
    for (Thread reader : readers) {
      assertThat(reader.join(SOON)).isTrue();
    }
    assertThat(closed).isTrue();
    assertThatThrownBy(() -> history.accept(model.group(0, new SampleBatch(0))))
        .hasMessageContaining("closed");
  }
}
