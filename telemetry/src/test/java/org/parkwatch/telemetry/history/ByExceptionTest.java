package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.telemetry.latest.Freshness;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** What leaving samples out may do to history, and what not. */
class ByExceptionTest {
  private static final double DEADBAND = 0.5;
  private static final double ROUNDING = 1e-9;
  private static final Duration HEARTBEAT = Duration.ofMinutes(4);
  private static final int THINNED = 0;
  private static final int WHOLE = 1;
  private static final int POLLS = 2_000;
  private static final int STEP_MILLIS = 10_000;

  @TempDir Path temp;

  private HistoryStore open() throws IOException {
    HistoryOptions options =
        HistoryOptions.defaults().withByException(new ByException(Map.of(), HEARTBEAT));
    HistorySite site =
        new HistorySite(
            point -> 0,
            point -> false,
            ZoneOffset.UTC,
            point -> true,
            point -> true,
            point -> point == THINNED ? DEADBAND : Double.NaN);
    return HistoryStore.open(temp, options, site, () -> Long.MAX_VALUE / 2, Duration.ofMillis(20));
  }

  /** A value that wanders, with failures, silence, and a kill in between. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {81, 82, 83})
  void everySampleIsNearTheOneThatStandsForIt(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    HistoryModel model = new HistoryModel();
    double value = 20;
    long millis = HistoryModel.MIDNIGHT;
    HistoryStore history = open();
    for (int i = 0; i < POLLS; i++, millis += STEP_MILLIS) {
      value += (random.nextInt(5) - 2) * random.nextInt(8) / 20.0;
      SampleBatch batch = new SampleBatch(2);
      if (i / 90 % 7 != 3) { // else silent
        boolean fails = i / 13 % 19 == 0;
        for (int point = THINNED; point <= WHOLE; point++) {
          byte code = fails ? Quality.BAD_TIMEOUT.code() : Quality.GOOD.code();
          batch.add(point, millis, Math.round(value * 10) / 10.0, code);
        }
      }
      history.accept(model.group(millis, batch));
      if (i == POLLS / 2) {
        history.close();
        history = open();
        model.replayInto(history);
      }
    }
    try (HistoryStore open = history) {
      Await.until("written", Duration.ofMinutes(2), () -> open.figures().lag() == 0);
      expectNear(model, open, millis);
      expectMeans(open, millis);
      expectStanding(open, random, millis);
    }
  }

  private static void expectNear(HistoryModel model, HistoryStore history, long end) {
    List<HistoryModel.Sample> all = model.range(THINNED, 0, end, Integer.MAX_VALUE);
    List<HistoryModel.Sample> kept =
        HistoryModel.samples(history.range(THINNED, 0, end, Integer.MAX_VALUE));
    assertThat(kept).hasSizeLessThan(all.size() / 2);
    assertThat(history.figures().leftOut()).isPositive();
    assertThat(HistoryModel.samples(history.range(WHOLE, 0, end, Integer.MAX_VALUE)))
        .isEqualTo(model.range(WHOLE, 0, end, Integer.MAX_VALUE));
    int at = -1;
    for (HistoryModel.Sample sample : all) {
      while (at + 1 < kept.size() && kept.get(at + 1).millis() <= sample.millis()) {
        at++;
      }
      HistoryModel.Sample standsFor = kept.get(at);
      assertThat(standsFor.quality()).isEqualTo(sample.quality());
      assertThat(sample.millis() - standsFor.millis()).isLessThan(HEARTBEAT.toMillis());
      if (Quality.usable(sample.quality())) {
        assertThat(standsFor.value()).isCloseTo(sample.value(), within(DEADBAND + ROUNDING));
      }
    }
  }

  private static void expectMeans(HistoryStore history, long end) {
    for (Tier tier : List.of(Tier.QUARTER, Tier.HOUR)) {
      List<Rolled> thinned = history.rollups(THINNED, tier, 0, end);
      List<Rolled> whole = history.rollups(WHOLE, tier, 0, end);
      assertThat(thinned).hasSameSizeAs(whole);
      for (int i = 0; i < whole.size(); i++) {
        var near = thinned.get(i).rollup();
        var exact = whole.get(i).rollup();
        assertThat(near.heldMillis()).isEqualTo(exact.heldMillis());
        if (exact.good() > 0) {
          assertThat(near.timeWeightedMean())
              .isCloseTo(exact.timeWeightedMean(), within(DEADBAND + ROUNDING));
          assertThat(near.min()).isCloseTo(exact.min(), within(DEADBAND + ROUNDING));
          assertThat(near.max()).isCloseTo(exact.max(), within(DEADBAND + ROUNDING));
        }
      }
    }
  }

  /** A value that was confirmed all the while is fresh; one that fell silent is not for long. */
  private static void expectStanding(HistoryStore history, SplittableRandom random, long end) {
    Duration interval = Duration.ofSeconds(10);
    long allowed = Freshness.allowedMillis(interval);
    for (int i = 0; i < 200; i++) {
      long at = FrameSamples.mark(random.nextLong(HistoryModel.MIDNIGHT + 1_000_000, end));
      Moment moment = history.asOf(new int[] {THINNED, WHOLE}, at);
      Freshness exact = Freshness.of(moment, WHOLE, interval);
      Freshness near = Freshness.of(moment, THINNED, interval);
      if (exact == Freshness.STALE && near == Freshness.FRESH) {
        assertThat(at - moment.millis(WHOLE)).isLessThanOrEqualTo(HEARTBEAT.toMillis() + allowed);
      } else {
        assertThat(near).isEqualTo(exact);
      }
    }
  }
}
