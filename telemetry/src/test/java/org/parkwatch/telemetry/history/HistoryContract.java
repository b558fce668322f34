package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.rollup.Rollup;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * What every store of history does, whatever it is made of. What one cannot do it says by its
 * capabilities, and is not asked for here. Each test has points of its own, so that all share one
 * store.
 */
public abstract class HistoryContract {
  /** Points {@code 0 .. POINTS - 1} exist, {@code CELL_POINTS} of them in a cell and block. */
  public static final int POINTS = 64;

  public static final int CELL_POINTS = 8;

  /** A zone whose days begin within an hour of UTC. */
  protected static final HistorySite SITE =
      new HistorySite(
          point -> point < POINTS ? point / CELL_POINTS : -1,
          point -> point % CELL_POINTS == CELL_POINTS - 1,
          ZoneId.of("Asia/Kolkata"));

  private static final long MIDNIGHT = HistoryModel.MIDNIGHT - Duration.ofDays(3).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The store, empty before the first test. */
  protected abstract History history();

  /** Gives the store the next groups of the log, at offsets of its own. */
  protected abstract void give(List<LogGroup> groups);

  /** Tests lie at different times: the log's time comes first. */
  private void store(List<LogGroup> groups) {
    long begin = groups.getFirst().committedAtMillis();
    give(List.of(new LogGroup(0, begin, List.of(new LogRecord.Watermark(begin, false)))));
    give(groups);
  }

  /** Fails at last unless it holds within a minute: stores may be a moment behind. */
  private static void eventually(Runnable expectation) {
    AtomicReference<AssertionError> last = new AtomicReference<>(new AssertionError("never asked"));
    try {
      Await.until(
          "it holds",
          PATIENCE,
          () -> {
            try {
              expectation.run();
              return true;
            } catch (AssertionError e) {
              last.set(e);
              return false;
            }
          });
    } catch (AssertionError e) {
      throw last.get();
    }
  }

  private void expect(HistoryModel model, int point, long from, long to, int limit) {
    List<HistoryModel.Sample> wanted = model.range(point, from, to, limit);
    Series series = history().range(point, from, to, limit);
    List<HistoryModel.Sample> found = HistoryModel.samples(series);
    if (history().capabilities().exactValues()) {
      assertThat(found).as("point %d", point).isEqualTo(wanted);
      return;
    }
    assertThat(found).as("point %d", point).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(found.get(i).millis()).isEqualTo(wanted.get(i).millis());
      assertThat(found.get(i).quality()).isEqualTo(wanted.get(i).quality());
      close(found.get(i).value(), wanted.get(i).value());
    }
  }

  private static void close(double found, double wanted) {
    if (Double.isNaN(wanted)) {
      assertThat(found).isNaN();
    } else {
      assertThat(found).isCloseTo(wanted, within(1e-12 + Math.abs(wanted) * 1e-11));
    }
  }

  @Test
  void samplesComeBackWithTheirMillisecondsAndQualities() {
    SplittableRandom random = new SplittableRandom(71);
    HistoryModel model = new HistoryModel();
    List<LogGroup> groups = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      long millis = MIDNIGHT + i * 7_000L + random.nextInt(1000);
      SampleBatch batch = new SampleBatch(CELL_POINTS);
      for (int point = 0; point < CELL_POINTS; point++) {
        int luck = random.nextInt(10);
        if (luck == 0) {
          batch.addBad(point, millis, Quality.BAD_TIMEOUT);
        } else {
          Quality quality = luck == 1 ? Quality.UNCERTAIN_PARTIAL : Quality.GOOD;
          batch.add(point, millis, value(random, point), quality.code());
        }
      }
      groups.add(model.group(millis, batch));
    }
    store(groups);
    for (int point = 0; point < CELL_POINTS; point++) {
      int asked = point;
      eventually(() -> expect(model, asked, MIDNIGHT, MIDNIGHT + HOUR, Integer.MAX_VALUE));
    }
    for (int i = 0; i < 20; i++) {
      long from = MIDNIGHT + random.nextLong(HOUR);
      expect(
          model,
          random.nextInt(CELL_POINTS),
          from,
          from + random.nextLong(1, HOUR),
          random.nextInt(1, 100));
    }
  }

  private static double value(SplittableRandom random, int point) {
    return switch (point) {
      case 0 -> random.nextInt(2300, 2310) / 10.0;
      case 1 -> -random.nextInt(50);
      case 2 -> random.nextDouble();
      case 3 -> 1e9 + random.nextInt(1000) / 100.0;
      case 4 -> 0;
      case 5 -> random.nextInt(1000) * 1e-9;
      default -> random.nextInt(4);
    };
  }

  @Test
  void aLateSampleStandsWhereItBelongsAndTheLaterOfTwoStays() {
    int point = CELL_POINTS;
    HistoryModel model = new HistoryModel();
    List<LogGroup> groups = new ArrayList<>();
    for (int i = 0; i < 360; i++) {
      groups.add(model.group(MIDNIGHT + i * 20_000L, one(point, MIDNIGHT + i * 20_000L, i)));
    }
    long end = MIDNIGHT + 2 * HOUR;
    groups.add(model.group(end, one(point, MIDNIGHT + 5_000, -1)));
    groups.add(model.group(end + 1000, one(point, MIDNIGHT + HOUR + 5_000, -2)));
    if (history().capabilities().lastWins()) {
      groups.add(model.group(end + 2000, one(point, MIDNIGHT + 20_000L, -3)));
      SampleBatch bad = new SampleBatch(1);
      bad.addBad(point, MIDNIGHT + 40_000L, Quality.BAD_MALFORMED);
      groups.add(model.group(end + 3000, bad));
      SampleBatch worse = new SampleBatch(1);
      worse.addBad(point, MIDNIGHT + 60_001L, Quality.BAD_TIMEOUT);
      groups.add(model.group(end + 4000, worse));
      groups.add(model.group(end + 5000, one(point, MIDNIGHT + 60_001L, -4)));
    }
    store(groups);
    eventually(() -> expect(model, point, MIDNIGHT, end, Integer.MAX_VALUE));
  }

  private static SampleBatch one(int point, long millis, double value) {
    SampleBatch batch = new SampleBatch(1);
    batch.add(point, millis, value, Quality.GOOD.code());
    return batch;
  }

  @Test
  void bucketsHoldTheUsableSamplesOfTheirTime() {
    int point = 2 * CELL_POINTS;
    SplittableRandom random = new SplittableRandom(72);
    HistoryModel model = new HistoryModel();
    List<LogGroup> groups = new ArrayList<>();
    for (long millis = MIDNIGHT; millis < MIDNIGHT + HOUR; millis += 5_000) {
      SampleBatch batch = new SampleBatch(1);
      if (random.nextInt(5) == 0) {
        batch.addBad(point, millis, Quality.BAD_BACKED_OFF);
      } else {
        batch.add(point, millis, random.nextInt(1000) / 8.0, Quality.GOOD.code());
      }
      groups.add(model.group(millis, batch));
    }
    store(groups);
    long from = MIDNIGHT + 61_234;
    long to = MIDNIGHT + HOUR + 600_001;
    eventually(() -> {
      Buckets found = history().buckets(point, from, to, 37);
      assertThat(found.size()).isEqualTo(37);
      for (int i = 0; i < found.size(); i++) {
        long begin = found.fromMillis() + i * found.widthMillis();
        double[] usable =
            model.range(point, begin, begin + found.widthMillis(), Integer.MAX_VALUE).stream()
                .filter(sample -> Quality.usable(sample.quality()))
                .mapToDouble(HistoryModel.Sample::value)
                .toArray();
        assertThat(found.count()[i]).as("bucket %d", i).isEqualTo(usable.length);
        if (usable.length > 0) {
          List<Double> values = Arrays.stream(usable).boxed().toList();
          close(found.min()[i], values.stream().min(Double::compare).orElseThrow());
          close(found.max()[i], values.stream().max(Double::compare).orElseThrow());
          close(found.mean()[i], values.stream().mapToDouble(v -> v).average().orElseThrow());
          close(found.last()[i], values.getLast());
        } else {
          assertThat(found.mean()[i]).isNaN();
        }
      }
    });
  }

  /** A register that was reset once, over the midnight of the site. */
  @Test
  void rollUpsOfEachTierComeToTheSame() {
    int point = 4 * CELL_POINTS - 1;
    HistoryModel model = new HistoryModel();
    List<LogGroup> groups = new ArrayList<>();
    long begin = MIDNIGHT + 17 * HOUR;
    int samples = 0;
    for (long millis = begin; millis < begin + 4 * HOUR; millis += 20_000) {
      double value = samples < 400 ? 100 + samples : samples - 400;
      groups.add(model.group(millis, one(point, millis, value)));
      samples++;
    }
    store(groups);
    int all = samples;
    for (Tier tier : Tier.values()) {
      eventually(() -> {
        List<Rolled> rolled =
            history().rollups(point, tier, MIDNIGHT - 24 * HOUR, begin + 24 * HOUR);
        assertThat(rolled.stream().mapToInt(each -> each.rollup().samples()).sum())
            .as("%s", tier)
            .isEqualTo(all);
        Rollup whole = rolled.stream().map(Rolled::rollup).reduce(Rollup::then).orElseThrow();
        assertThat(whole.min()).isZero();
        assertThat(whole.max()).isEqualTo(499);
        assertThat(whole.first()).isEqualTo(100);
        assertThat(whole.last()).isEqualTo(all - 401);
        assertThat(whole.increase()).isEqualTo(399 + all - 401);
        assertThat(whole.falls()).isEqualTo(1);
        RollupModel.expect(
            rolled,
            model.range(point, begin, begin + 4 * HOUR, Integer.MAX_VALUE),
            tier,
            SITE.zone(),
            true);
      });
    }
  }

  @Test
  void whatIsNotThereIsEmptyAndNonsenseIsRefused() {
    assertThat(history().range(POINTS + 5, MIDNIGHT, MIDNIGHT + HOUR, 10).size()).isZero();
    assertThat(history().range(POINTS - 1, MIDNIGHT, MIDNIGHT + HOUR, 10).size()).isZero();
    assertThat(history().range(POINTS - 1, 0, Long.MAX_VALUE, 10).size()).isZero();
    assertThat(history().range(POINTS - 1, MIDNIGHT, MIDNIGHT, 10).size()).isZero();
    assertThat(history().buckets(POINTS - 1, MIDNIGHT, MIDNIGHT + HOUR, 4).count()).containsOnly(0);
    assertThat(history().rollups(POINTS - 1, Tier.DAY, MIDNIGHT, MIDNIGHT + HOUR)).isEmpty();
    assertThatThrownBy(() -> history().buckets(0, MIDNIGHT, MIDNIGHT, 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> history().range(0, MIDNIGHT, MIDNIGHT + 1, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
