package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Sums of many points and past instants against the same worked out by hand, whatever order the
 * samples came in and wherever they are by now.
 */
class ReadsTest {
  static final int POINTS = 9;

  /** These only grow, and are reset now and then. */
  static final int COUNTERS = 7;

  private static final int[] ALL = {0, 1, 2, 3, 4, 5, 6, 7, 8};
  private static final int STEP_MILLIS = 50_000;
  private static final int POLLS = 4_400;
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Duration TICK = Duration.ofMillis(20);

  @TempDir Path temp;

  private final double[] register = {10, 4_000};

  private HistoryStore open(ZoneId zone) throws IOException {
    return HistoryStore.open(
        temp,
        HistoryOptions.defaults(),
        new HistorySite(
            point -> point / 5,
            point -> point >= COUNTERS,
            zone,
            point -> point % 3 != 1,
            point -> point % 4 != 2,
            point -> Double.NaN),
        () -> Long.MAX_VALUE / 2,
        TICK);
  }

  private SampleBatch poll(SplittableRandom random, long millis, long firstMillis) {
    SampleBatch batch = new SampleBatch(2 * POINTS);
    for (int point = 0; point < POINTS; point++) {
      int luck = random.nextInt(100);
      boolean silent = point >= 3 && point <= 4 && (millis / 1_700_000) % 4 == point - 3;
      boolean failed = point == 2 && (millis / 500_000) % 5 == 0;
      if (silent) {
        continue;
      }
      if (luck < 3 || failed) {
        batch.addBad(point, millis, Quality.BAD_TIMEOUT);
      } else {
        batch.add(point, millis, value(random, point), Quality.GOOD.code());
      }
      if (luck == 4) { // the same time again: the later one stays
        batch.add(point, millis, value(random, point), Quality.GOOD.code());
      }
      long back = random.nextLong(1, 40) * Duration.ofMinutes(37).toMillis();
      if (luck == 5 && millis - back > firstMillis && point < COUNTERS) {
        byte quality = random.nextBoolean() ? Quality.GOOD.code() : Quality.BAD_TIMEOUT.code();
        batch.add(point, millis - back - 7_000, value(random, point), quality);
      }
    }
    return batch;
  }

  private double value(SplittableRandom random, int point) {
    if (point == 1) {
      return Math.sqrt(random.nextInt(1, 1000)); // no short decimal
    }
    if (point < COUNTERS) {
      return random.nextInt(-300, 300) / 10.0;
    }
    int at = point - COUNTERS;
    boolean reset = register[at] < 50 && random.nextInt(300) == 0;
    register[at] = reset ? 0.5 : register[at] + random.nextInt(3) / 10.0;
    return register[at];
  }

  /** Three days with a restart, in zones of a whole and of half an hour. */
  @ParameterizedTest(name = "seed {0} in {1}")
  @CsvSource({"71, Asia/Shanghai", "72, America/St_Johns"})
  void readsAreAsIfSamplesHadComeInOrder(long seed, String zoneName) throws IOException {
    ZoneId zone = ZoneId.of(zoneName);
    SplittableRandom random = new SplittableRandom(seed);
    HistoryModel model = new HistoryModel();
    long first = HistoryModel.MIDNIGHT - Duration.ofHours(31).toMillis() + random.nextInt(50_000);
    long millis = first;
    try (HistoryStore history = open(zone)) {
      for (int i = 0; i < POLLS / 2; i++, millis += STEP_MILLIS) {
        history.accept(model.group(millis, poll(random, millis, first)));
      }
    }
    try (HistoryStore history = open(zone)) {
      model.replayInto(history);
      for (int i = 0; i < POLLS / 2; i++, millis += STEP_MILLIS) {
        history.accept(model.group(millis, poll(random, millis, first)));
      }
      long end = millis;
      Await.until("written", SOON, () -> history.figures().lag() == 0);
      soon(() -> expectSums(model, history, zone, first, end, random.split(), Steps.values()));
      soon(() -> expectMoments(model, history, first, end, random.split()));
    }
    forgetCells();
    try (HistoryStore history = open(zone)) {
      expectMoments(model, history, first, millis, random);
      expectSums(model, history, zone, first, millis, random, Steps.FIVE_MINUTES);
    }
  }

  private static void expectSums(
      HistoryModel model,
      HistoryStore history,
      ZoneId zone,
      long first,
      long end,
      SplittableRandom random,
      Steps... stepped) {
    for (Steps steps : stepped) {
      for (Combine how : Combine.values()) {
        long from = first + random.nextLong(-100_000_000, 100_000_000);
        long to = random.nextBoolean() ? end + 1 : from + random.nextLong(100_000_000);
        Summed summed = history.sum(ALL, how, steps, from, to);
        SumModel expected = SumModel.of(model, ALL, how, steps, zone, summed, from, to);
        String what = how + " by " + steps + " from " + from + " to " + to;
        assertThat(summed.fromMillis()).as(what).isEqualTo(expected.starts());
        assertThat(summed.good()).as(what).isEqualTo(expected.good());
        assertThat(summed.sum()).as(what).containsExactly(expected.sum(), within(1e-6));
      }
    }
  }

  private static void expectMoments(
      HistoryModel model, HistoryStore history, long first, long end, SplittableRandom random) {
    for (int i = 0; i < 200; i++) {
      long at = random.nextLong(first - 10_000_000, end + 10_000_000);
      long millis = i % 2 == 0 ? FrameSamples.mark(at) : at;
      Moment moment = history.asOf(ALL, millis);
      assertThat(moment.watermark()).isEqualTo(FrameSamples.mark(millis));
      for (int point : ALL) {
        HistoryModel.Sample expected = MomentModel.standing(model, point, millis);
        String what = "point " + point + " before " + millis;
        assertThat(moment.millis(point)).as(what).isEqualTo(expected.millis());
        assertThat(Double.compare(moment.value(point), expected.value())).as(what).isZero();
        assertThat(moment.quality(point)).as(what).isEqualTo(expected.quality());
        assertThat(moment.usableMillis(point))
            .as(what)
            .isEqualTo(MomentModel.usable(model, point, expected, millis));
      }
    }
  }

  /** As if it were of before frames were kept, and the first days of before five minutes were. */
  private void forgetCells() throws IOException {
    try (ChunkStore store =
        ChunkStore.open(temp.resolve("chunks"), HistoryOptions.defaults(), null)) {
      store
          .space()
          .delete(
              TierKeys.cellRowsFrom(TierKeys.FRAMES, 0),
              TierKeys.cellRowsFrom(TierKeys.FRAMES, TierKeys.MOST_PERIOD));
      byte[] meta = TierKeys.cellRowsMeta(TierKeys.FRAMES);
      byte[] end = meta.clone();
      end[end.length - 1]++;
      store.space().delete(meta, end);
      int quarter = Quarters.of(HistoryModel.MIDNIGHT);
      store
          .space()
          .delete(
              TierKeys.cellRowsFrom(TierKeys.FIVES, 0),
              TierKeys.cellRowsFrom(TierKeys.FIVES, quarter));
    }
  }

  private interface Expectation {
    void hold() throws IOException;
  }

  /** Late samples and folds happen behind the reader's back. */
  private static void soon(Expectation expectation) {
    AtomicReference<Throwable> last = new AtomicReference<>();
    try {
      Await.until(
          "reads",
          SOON,
          () -> {
            try {
              expectation.hold();
              return true;
            } catch (AssertionError | IOException e) {
              last.set(e);
              return false;
            }
          });
    } catch (AssertionError e) {
      throw new AssertionError("not as worked out by hand", last.get());
    }
  }
}
