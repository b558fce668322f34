package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

class HistoryStoreTest {
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

  /** Three hours over midnight: sealed, being sealed, waiting and open chunks in one answer. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {51, 52})
  void whatWasStoredIsReadWhateverStageItIsIn(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    HistoryModel model = new HistoryModel();
    long millis = MIDNIGHT - Duration.ofMinutes(90).toMillis();
    try (HistoryStore history = open(temp, OPTIONS)) {
      for (int i = 0; i < 1080; i++, millis += 10_000) {
        history.accept(model.group(millis, HistoryPolls.poll(random, millis)));
      }
      Await.until("written", SOON, () -> history.figures().lag() == 0);
      HistoryPolls.expectLateIn(model, history, millis);
      HistoryFigures figures = history.figures();
      assertThat(figures.sealedChunks()).isGreaterThan(10 * POINTS);
      assertThat(figures.late()).isPositive();
      assertThat(figures.outOfOrder()).isPositive();
      assertThat(figures.replaced()).isPositive();
      for (int i = 0; i < 50; i++) {
        int point = random.nextInt(POINTS);
        long from = MIDNIGHT + random.nextLong(-6_000_000, 5_000_000);
        long to = from + random.nextLong(1, 4_000_000);
        int limit = random.nextInt(1, 300);
        assertThat(HistoryModel.samples(history.range(point, from, to, limit)))
            .isEqualTo(model.range(point, from, to, limit));
      }
    }
  }

  /**
   * A crash is a copy of the folder at a random moment without closing: what the engine had not
   * flushed is missing in it. The log is replayed from where the copy resumes.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {61, 62})
  void afterACrashAndReplayNothingIsDoubledOrLost(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    HistoryModel model = new HistoryModel();
    long millis = MIDNIGHT;
    Path folder = temp.resolve("0");
    for (int crash = 1; crash <= 4; crash++) {
      HistoryStore history = open(folder, OPTIONS);
      model.replayInto(history);
      for (int i = random.nextInt(40, 150); i > 0; i--, millis += 10_000) {
        history.accept(model.group(millis, HistoryPolls.poll(random, millis)));
      }
      Path copy = temp.resolve(Integer.toString(crash));
      CrashCopy.of(folder, copy);
      history.close();
      folder = copy;
    }
    long end = millis;
    try (HistoryStore history = open(folder, OPTIONS)) {
      model.replayInto(history);
      HistoryPolls.expectLateIn(model, history, end);
    }
  }

  @Test
  void aCleanRestartReplaysNothing() throws IOException {
    HistoryModel model = new HistoryModel();
    SplittableRandom random = new SplittableRandom(1);
    try (HistoryStore history = open(temp, OPTIONS)) {
      for (int i = 0; i < 100; i++) {
        history.accept(
            model.group(MIDNIGHT + i * 10_000L, HistoryPolls.poll(random, MIDNIGHT + i * 10_000L)));
      }
    }
    try (HistoryStore history = open(temp, OPTIONS)) {
      assertThat(history.resumeFrom()).isEqualTo(100);
      HistoryPolls.expectLateIn(model, history, MIDNIGHT + 1_000_000);
    }
  }

  @Test
  void aRestartReplaysAboutAMinuteAndNotAQuarter() throws IOException {
    HistoryModel model = new HistoryModel();
    SplittableRandom random = new SplittableRandom(2);
    try (HistoryStore history = open(temp, OPTIONS)) {
      for (int i = 0; i < 200; i++) {
        long millis = MIDNIGHT + i * 10_000L;
        history.accept(model.group(millis, HistoryPolls.poll(random, millis)));
        Await.until("kept up", SOON, () -> history.figures().lag() == 0);
      }
      Await.until("written", SOON, () -> history.resumeFrom() >= 200 - 13);
    }
  }

  /** Each time costs the engine some files: five small cells are not worth five times. */
  @Test
  void cellsWhoseQuarterIsOverGoWithTheFirstThatIsDue() throws IOException {
    HistoryModel model = new HistoryModel();
    SplittableRandom random = new SplittableRandom(7);
    try (HistoryStore history = open(temp, OPTIONS)) {
      long millis = MIDNIGHT;
      for (; history.figures().sealedChunks() == 0; millis += 10_000) {
        assertThat(millis).isLessThan(MIDNIGHT + 2 * Quarters.MILLIS);
        history.accept(model.group(millis, HistoryPolls.noise(random, millis)));
        Await.until("kept up", SOON, () -> history.figures().lag() == 0);
      }
      long end = millis;
      assertThat(end).as("late samples were waited for").isGreaterThan(MIDNIGHT + 930_000);
      Await.until("all cells", SOON, () -> history.figures().sealedChunks() == POINTS);
      HistoryPolls.expectAll(model, history, end);
    }
  }

  @Test
  void bucketsCountUsableSamplesAndLeaveEmptyOnesEmpty() throws IOException {
    HistoryModel model = new HistoryModel();
    try (HistoryStore history = open(temp, OPTIONS)) {
      SampleBatch batch = new SampleBatch(4);
      batch.add(1, MIDNIGHT, 10, Quality.GOOD.code());
      batch.add(1, MIDNIGHT + 1000, 30, Quality.GOOD.code());
      batch.addBad(1, MIDNIGHT + 2000, Quality.BAD_TIMEOUT);
      batch.add(1, MIDNIGHT + 9999, 5, Quality.UNCERTAIN_DEVICE.code());
      history.accept(model.group(MIDNIGHT, batch));
      Buckets buckets = history.buckets(1, MIDNIGHT, MIDNIGHT + 10_000, 5);
      assertThat(buckets.widthMillis()).isEqualTo(2000);
      assertThat(buckets.count()).containsExactly(2, 0, 0, 0, 1);
      assertThat(buckets.min()[0]).isEqualTo(10);
      assertThat(buckets.max()[0]).isEqualTo(30);
      assertThat(buckets.mean()).containsExactly(20, Double.NaN, Double.NaN, Double.NaN, 5);
      assertThat(buckets.last()[0]).isEqualTo(30);
      assertThatThrownBy(() -> history.buckets(1, 0, 1, 5001))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
