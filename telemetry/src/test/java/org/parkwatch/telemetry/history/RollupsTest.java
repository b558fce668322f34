package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** Roll-ups against the same worked out by hand, whatever order the samples came in. */
class RollupsTest {
  private static final int POINTS = 6;

  /** This one only grows, and is reset now and then. */
  private static final int COUNTER = 5;

  /** This one says nothing for hours. */
  private static final int SELDOM = 4;

  private static final int STEP_MILLIS = 30_000;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration TICK = Duration.ofMillis(20);

  @TempDir Path temp;

  private double register = 10;

  private HistoryStore open(ZoneId zone, HistoryOptions options) throws IOException {
    return HistoryStore.open(
        temp,
        options,
        new HistorySite(point -> point / 3, point -> point == COUNTER, zone),
        () -> Long.MAX_VALUE / 2,
        TICK);
  }

  private SampleBatch poll(SplittableRandom random, long millis, long firstMillis) {
    SampleBatch batch = new SampleBatch(POINTS + 4);
    for (int point = 0; point < POINTS; point++) {
      int luck = random.nextInt(100);
      if (point == SELDOM && (millis / Tier.HOUR.millis()) % 3 != 0) {
        continue;
      }
      if (luck < 3) {
        batch.addBad(point, millis, Quality.BAD_TIMEOUT);
      } else {
        batch.add(point, millis, value(random, point), Quality.GOOD.code());
      }
      if (luck == 4) { // the same time again: the later one stays
        batch.add(point, millis, value(random, point), Quality.GOOD.code());
      }
      if (luck == 5) { // hours of back-fill, one at a time, between two polls
        long back = random.nextLong(1, 40) * Duration.ofMinutes(37).toMillis();
        if (millis - back > firstMillis && point != COUNTER) {
          batch.add(point, millis - back - 7_000, value(random, point), Quality.GOOD.code());
        }
      }
    }
    return batch;
  }

  private double value(SplittableRandom random, int point) {
    return switch (point) {
      case COUNTER -> reading(random);
      case 1 -> 21;
      case 2 -> Math.sqrt(random.nextInt(1, 1000)); // no short decimal
      default -> random.nextInt(-300, 300) / 10.0;
    };
  }

  private double reading(SplittableRandom random) {
    register =
        register < 50 && random.nextInt(300) == 0 ? 0.5 : register + random.nextInt(3) / 10.0;
    return register;
  }

  /**
   * More than two days, over a change of clocks in Berlin, with a stop of history in between. The
   * days of Kathmandu begin at a quarter past.
   */
  @ParameterizedTest(name = "seed {0} in {1}")
  @CsvSource({"61, Europe/Berlin", "62, Asia/Kathmandu"})
  void allTiersAreAsIfSamplesHadComeInOrder(long seed, String zoneName) throws IOException {
    ZoneId zone = ZoneId.of(zoneName);
    SplittableRandom random = new SplittableRandom(seed);
    HistoryModel model = new HistoryModel();
    long first = LocalDate.of(2026, 10, 24).atTime(15, 7).atZone(zone).toInstant().toEpochMilli();
    long millis = first;
    try (HistoryStore history = open(zone, HistoryOptions.defaults())) {
      for (int i = 0; i < 3_500; i++, millis += STEP_MILLIS) {
        history.accept(model.group(millis, poll(random, millis, first)));
      }
    }
    try (HistoryStore history = open(zone, HistoryOptions.defaults())) {
      model.replayInto(history);
      for (int i = 0; i < 2_900; i++, millis += STEP_MILLIS) {
        history.accept(model.group(millis, poll(random, millis, first)));
      }
      long end = millis;
      Await.until("written", SOON, () -> history.figures().lag() == 0);
      soon(() -> {
        for (int point = 0; point < POINTS; point++) {
          List<HistoryModel.Sample> samples = model.range(point, 0, end, Integer.MAX_VALUE);
          for (Tier tier : Tier.values()) {
            RollupModel.expect(
                history.rollups(point, tier, 0, end), samples, tier, zone, point == COUNTER);
          }
        }
      });
      expectBuckets(model, history, first, end);
    }
  }

  /** A chart made of roll-ups: what lies well inside a bucket is in it. */
  private static void expectBuckets(HistoryModel model, HistoryStore history, long from, long to) {
    long aligned = from / Tier.HOUR.millis() * Tier.HOUR.millis() + Tier.HOUR.millis();
    long width = 4 * Tier.HOUR.millis();
    int count = (int) ((to - aligned) / width);
    Buckets buckets = history.buckets(0, aligned, aligned + count * width, count);
    assertThat(buckets.widthMillis()).isEqualTo(width);
    for (int i = 0; i < count; i++) {
      var good =
          model.range(0, aligned + i * width, aligned + (i + 1) * width, Integer.MAX_VALUE).stream()
              .filter(sample -> Quality.usable(sample.quality()))
              .mapToDouble(HistoryModel.Sample::value)
              .summaryStatistics();
      assertThat(buckets.count()[i]).isEqualTo((int) good.getCount());
      assertThat(buckets.min()[i]).isEqualTo(good.getMin());
      assertThat(buckets.max()[i]).isEqualTo(good.getMax());
      assertThat(buckets.mean()[i]).isCloseTo(good.getAverage(), within(1e-9));
    }
  }

  @Test
  void samplesGoBeforeTheirRollupsDo() throws IOException {
    HistoryKeep keep =
        new HistoryKeep(
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofDays(30));
    HistoryOptions options =
        new HistoryOptions(1L << 30, 0, Duration.ofHours(1), 1 << 20, 1 << 20, keep);
    SplittableRandom random = new SplittableRandom(64);
    HistoryModel model = new HistoryModel();
    long first = HistoryModel.MIDNIGHT;
    long millis = first;
    ZoneId utc = ZoneOffset.UTC;
    try (HistoryStore history = open(utc, options)) {
      for (int i = 0; i < 50 * 120; i++, millis += STEP_MILLIS) {
        history.accept(model.group(millis, poll(random, millis, Long.MAX_VALUE / 2)));
      }
      long end = millis;
      Await.until("written", SOON, () -> history.figures().lag() == 0);
      Await.until(
          "old samples go", SOON, () -> history.range(0, first, first + 1_000_000, 10).size() == 0);
      soon(() -> {
        List<HistoryModel.Sample> samples = model.range(0, 0, end, Integer.MAX_VALUE);
        RollupModel.expect(history.rollups(0, Tier.DAY, 0, end), samples, Tier.DAY, utc, false);
        RollupModel.expect(
            history.rollups(0, Tier.QUARTER, 0, end), samples, Tier.QUARTER, utc, false);
        assertThat(history.rollups(0, Tier.MINUTE, first, first + 1_000_000)).isEmpty();
      });
      SampleBatch late = new SampleBatch(1);
      late.add(0, first + 60_001, 1e6, Quality.GOOD.code());
      history.accept(new LogGroup(Integer.MAX_VALUE, end, List.of(new LogRecord.Samples(late))));
      Await.until("refused", SOON, () -> history.figures().refusedGone() == 1);
      assertThat(history.refusals().all())
          .extracting(each -> each.reason() + " " + each.point() + " " + each.value())
          .containsExactly("SAMPLES_GONE 0 1000000.0");
      RollupModel.expect(
          history.rollups(0, Tier.DAY, 0, end),
          model.range(0, 0, end, Integer.MAX_VALUE),
          Tier.DAY,
          utc,
          false);
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
          "roll-ups",
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
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("not as worked out by hand", last.get());
    }
  }
}
