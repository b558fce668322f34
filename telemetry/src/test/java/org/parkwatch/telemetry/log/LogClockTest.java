package org.parkwatch.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time in the log, whatever the wall clock does. */
class LogClockTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neverGoesBackAndComesBackToTheWallClock(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ManualClock wall = new ManualClock(Logs.NOON);
    LogClock clock = new LogClock(wall, Logs.NOON - 1, 5000);
    long last = clock.millis();
    for (int i = 0; i < 20_000; i++) {
      wall.advance(
          random.nextInt(100) == 0 ? random.nextLong(-HOUR, HOUR) : random.nextInt(0, 300));
      long now = clock.millis();
      assertThat(now).isGreaterThanOrEqualTo(last);
      assertThat(now).isGreaterThanOrEqualTo(wall.millis());
      last = now;
    }
    for (int i = 0; clock.aheadMillis() > 0 && i < 100_000_000; i++) {
      wall.advance(100);
      clock.millis();
    }
    assertThat(clock.millis()).isEqualTo(wall.millis());
  }

  /** After a step back delays must go on, a tenth slower at most. */
  @Test
  void goesOnATenthSlowerAfterAStepBack() {
    ManualClock wall = new ManualClock(Logs.NOON);
    LogClock clock = new LogClock(wall, Logs.NOON, 5000);
    wall.advance(-HOUR);
    assertThat(clock.millis()).isEqualTo(Logs.NOON);
    for (int i = 0; i < 100; i++) {
      wall.advance(10);
      clock.millis();
    }
    assertThat(clock.millis()).isEqualTo(Logs.NOON + 900);
  }

  @Test
  void aStepBackThatIsTakenBackIsForgotten() {
    ManualClock wall = new ManualClock(Logs.NOON);
    LogClock clock = new LogClock(wall, Logs.NOON, 5000);
    wall.advance(-HOUR);
    clock.millis();
    wall.advance(HOUR + 1000);
    assertThat(clock.millis()).isEqualTo(Logs.NOON + 1000);
    assertThat(clock.aheadMillis()).isZero();
  }

  @Test
  void aWatermarkComesEachSecondAndOnlyAStepForwardIsAGap() throws IOException {
    ManualClock wall = new ManualClock(Logs.NOON);
    Collected consumer = new Collected("one", 0);
    try (SampleLog log = SampleLog.open(folder, Logs.SMALL, wall)) {
      log.consume(consumer);
      log.start();
      step(consumer, wall, 1000);
      step(consumer, wall, 1000);
      wall.advance(-HOUR);
      Logs.sync(log);
      step(consumer, wall, 1200);
      step(consumer, wall, 2 * HOUR);
      step(consumer, wall, 1000);
    }
    List<LogRecord.Watermark> marks = consumer.watermarks();
    assertThat(marks)
        .containsExactly(
            new LogRecord.Watermark(Logs.NOON, true),
            new LogRecord.Watermark(Logs.NOON + 1000, false),
            new LogRecord.Watermark(Logs.NOON + 2000, false),
            new LogRecord.Watermark(Logs.NOON + 3000, false),
            new LogRecord.Watermark(Logs.NOON + HOUR + 3000, true),
            new LogRecord.Watermark(Logs.NOON + HOUR + 4000, false));
  }

  /** Ten minutes down, then up: the first watermark says that nobody listened. */
  @Test
  void aRestartAfterAPauseBeginsWithAFlaggedWatermarkAndAQuickOneDoesNot() throws IOException {
    ManualClock wall = new ManualClock(Logs.NOON);
    assertThat(firstMark(wall)).isEqualTo(new LogRecord.Watermark(Logs.NOON, true));
    wall.advance(2000);
    assertThat(firstMark(wall)).isEqualTo(new LogRecord.Watermark(Logs.NOON + 2000, false));
    wall.advance(600_000);
    assertThat(firstMark(wall)).isEqualTo(new LogRecord.Watermark(Logs.NOON + 602_000, true));
  }

  @Test
  void aRestartWithAWallClockBehindGoesOnFromTheNewestWatermark() throws IOException {
    ManualClock wall = new ManualClock(Logs.NOON);
    firstMark(wall);
    wall.advance(-HOUR);
    try (SampleLog log = SampleLog.open(folder, Logs.SMALL, wall)) {
      assertThat(log.clock().millis()).isEqualTo(Logs.NOON);
      assertThat(log.figures().clockAheadMillis()).isEqualTo(HOUR);
    }
  }

  private LogRecord.Watermark firstMark(ManualClock wall) throws IOException {
    Collected consumer = new Collected("one", Long.MAX_VALUE >> 1);
    try (SampleLog log = SampleLog.open(folder, Logs.SMALL, wall)) {
      Collected fresh = new Collected("fresh", log.figures().lastOffset() + 1);
      consumer = fresh;
      log.consume(fresh);
      log.start();
      Await.until("a watermark", SOON, () -> !fresh.watermarks().isEmpty());
    }
    return consumer.watermarks().getFirst();
  }

  private static void step(Collected consumer, ManualClock wall, long millis) {
    Await.until("the last watermark", SOON, () -> !consumer.watermarks().isEmpty());
    int before = consumer.watermarks().size();
    wall.advance(millis);
    Await.until("a watermark", SOON, () -> consumer.watermarks().size() > before);
  }
}
