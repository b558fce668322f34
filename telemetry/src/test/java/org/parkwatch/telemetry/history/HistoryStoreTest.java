package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

class HistoryStoreTest {
  private static final long MIDNIGHT = HistoryModel.MIDNIGHT;
  private static final int POINTS = 40;
  private static final int CELL_POINTS = 8;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration TICK = Duration.ofMillis(20);
  private static final HistoryOptions OPTIONS = HistoryOptions.defaults();

  @TempDir Path temp;

  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE / 2);

  private HistoryStore open(Path folder, HistoryOptions options) throws IOException {
    return HistoryStore.open(
        folder,
        options,
        HistorySite.of(point -> point < POINTS ? point / CELL_POINTS : -1),
        free::get,
        TICK);
  }

  /** One poll of all points, now and then with a BAD sample, a repeat or a late one. */
  private static SampleBatch poll(SplittableRandom random, long millis) {
    SampleBatch batch = new SampleBatch(POINTS);
    for (int point = 0; point < POINTS; point++) {
      int luck = random.nextInt(200);
      if (luck == 0) {
        batch.addBad(point, millis, Quality.BAD_TIMEOUT);
      } else {
        batch.add(point, millis, random.nextInt(2300, 2310) / 10.0, Quality.GOOD.code());
      }
      if (luck == 1) {
        batch.add(point, millis, 1, Quality.UNCERTAIN_DEVICE.code());
      } else if (luck == 2) {
        batch.add(point, millis - 15_000, 2, Quality.GOOD.code());
      } else if (luck == 3) {
        batch.add(point, millis - 2 * Quarters.MILLIS, 3, Quality.GOOD.code());
      }
    }
    return batch;
  }

  private static void expectAll(HistoryModel model, History history, long to) {
    for (int point : model.points()) {
      Series series = history.range(point, MIDNIGHT - 86_400_000L, to, Integer.MAX_VALUE);
      assertThat(HistoryModel.samples(series))
          .as("point %d", point)
          .isEqualTo(model.range(point, MIDNIGHT - 86_400_000L, to, Integer.MAX_VALUE));
    }
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
        history.accept(model.group(millis, poll(random, millis)));
      }
      Await.until("written", SOON, () -> history.figures().lag() == 0);
      expectLateIn(model, history, millis);
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

  /** Late samples are written behind the reader's back: wait for the last one. */
  private static void expectLateIn(HistoryModel model, HistoryStore history, long to) {
    AtomicReference<AssertionError> last = new AtomicReference<>();
    Await.until(
        "all is there",
        SOON,
        () -> {
          try {
            expectAll(model, history, to);
            return true;
          } catch (AssertionError e) {
            last.set(e);
            return false;
          }
        });
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
        history.accept(model.group(millis, poll(random, millis)));
      }
      Path copy = temp.resolve(Integer.toString(crash));
      crashCopy(folder, copy);
      history.close();
      folder = copy;
    }
    long end = millis;
    try (HistoryStore history = open(folder, OPTIONS)) {
      model.replayInto(history);
      expectLateIn(model, history, end);
    }
  }

  /**
   * Checkpoints first: the engine may be newer than they are, never older. The engine's files are
   * copied again until none changed meanwhile, as a crash leaves them all at one moment.
   */
  private static void crashCopy(Path from, Path to) throws IOException {
    copyFolder(from.resolve("open"), to.resolve("open"));
    String before;
    do {
      before = listing(from.resolve("chunks"));
      copyFolder(from.resolve("chunks"), to.resolve("chunks"));
    } while (!before.equals(listing(from.resolve("chunks"))));
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> old = Files.list(to)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        if (!file.endsWith("LOCK") && !file.toString().endsWith(".tmp")) {
          copyIfThere(file, to.resolve(file.getFileName()));
        }
      }
    }
  }

  private static void copyIfThere(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to);
    } catch (NoSuchFileException e) {
      // Compacted away meanwhile: the listing has changed and the copy is made again.
    }
  }

  private static String listing(Path folder) throws IOException {
    TreeMap<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        sizes.put(file.toString(), file.toFile().length());
      }
    }
    return sizes.toString();
  }

  @Test
  void aCleanRestartReplaysNothing() throws IOException {
    HistoryModel model = new HistoryModel();
    SplittableRandom random = new SplittableRandom(1);
    try (HistoryStore history = open(temp, OPTIONS)) {
      for (int i = 0; i < 100; i++) {
        history.accept(model.group(MIDNIGHT + i * 10_000L, poll(random, MIDNIGHT + i * 10_000L)));
      }
    }
    try (HistoryStore history = open(temp, OPTIONS)) {
      assertThat(history.resumeFrom()).isEqualTo(100);
      expectLateIn(model, history, MIDNIGHT + 1_000_000);
    }
  }

  @Test
  void aRestartReplaysAboutAMinuteAndNotAQuarter() throws IOException {
    HistoryModel model = new HistoryModel();
    SplittableRandom random = new SplittableRandom(2);
    try (HistoryStore history = open(temp, OPTIONS)) {
      for (int i = 0; i < 200; i++) {
        long millis = MIDNIGHT + i * 10_000L;
        history.accept(model.group(millis, poll(random, millis)));
        Await.until("kept up", SOON, () -> history.figures().lag() == 0);
      }
      Await.until("written", SOON, () -> history.resumeFrom() >= 200 - 13);
    }
  }

  /** A lost checkpoint costs what the log no longer has, and no chunk that was on disk. */
  @Test
  void aDamagedCheckpointIsReplayedOverChunksThatAreSealedAlready() throws IOException {
    HistoryModel model = new HistoryModel();
    SplittableRandom random = new SplittableRandom(3);
    try (HistoryStore history = open(temp, OPTIONS)) {
      for (int i = 0; i < 300; i++) {
        long millis = MIDNIGHT + i * 10_000L;
        history.accept(model.group(millis, poll(random, millis)));
      }
    }
    Path checkpoint = Checkpoint.file(temp.resolve("open"), 2);
    byte[] bytes = Files.readAllBytes(checkpoint);
    bytes[bytes.length / 2] ^= 1;
    Files.write(checkpoint, bytes);
    try (HistoryStore history = open(temp, OPTIONS)) {
      assertThat(history.resumeFrom()).isZero();
      model.replayInto(history);
      expectLateIn(model, history, MIDNIGHT + 3_000_000);
    }
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
        history.accept(model.group(millis, noise(random, millis)));
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

  private static SampleBatch noise(SplittableRandom random, long millis) {
    SampleBatch batch = new SampleBatch(POINTS);
    for (int point = 0; point < POINTS; point++) {
      batch.add(point, millis, random.nextInt(100), Quality.GOOD.code());
    }
    return batch;
  }

  @Test
  void belowTheFloorHistoryStopsAndCountsAndGoesOnWhenThereIsSpace() throws IOException {
    HistoryModel model = new HistoryModel();
    SplittableRandom random = new SplittableRandom(5);
    try (HistoryStore history = open(temp, OPTIONS)) {
      history.accept(model.group(MIDNIGHT, noise(random, MIDNIGHT)));
      free.set(OPTIONS.floorBytes() - 1);
      Await.until("stopped", SOON, () -> state(history) == HistoryState.STOPPED_DISK_FULL);
      LogGroup dropped = model.group(MIDNIGHT + 10_000, noise(random, MIDNIGHT + 10_000));
      history.accept(dropped);
      assertThat(history.figures().dropped()).isEqualTo(POINTS);
      assertThat(history.range(1, MIDNIGHT, MIDNIGHT + 20_000, 9).size()).isEqualTo(1);
      Await.until("the log is let go", SOON, () -> history.resumeFrom() == 2);

      free.set(OPTIONS.floorBytes() + 1);
      assertThat(state(history)).as("a little is not enough").isNotEqualTo(HistoryState.RUNNING);
      free.set(2 * OPTIONS.floorBytes());
      Await.until("running", SOON, () -> state(history) == HistoryState.RUNNING);
      history.accept(model.group(MIDNIGHT + 20_000, noise(random, MIDNIGHT + 20_000)));
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
      history.accept(model.group(millis, poll(random, millis)));
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
