package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * An edge that was cut off sends what it gathered: hours that are sealed and folded long ago. It is
 * in every answer at once, whatever the writer does.
 */
class LateSamplesTest {
  private static final long MIDNIGHT = HistoryModel.MIDNIGHT;
  private static final long STEP_MILLIS = 30_000;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int POINTS = HistoryPolls.POINTS;
  private static final int CUT_OFF = 3;

  @TempDir Path temp;

  private final HeldWriter held = new HeldWriter();

  private static SampleBatch poll(SplittableRandom random, long millis, boolean cutOff) {
    SampleBatch batch = new SampleBatch(POINTS);
    for (int point = 0; point < POINTS; point++) {
      if (!cutOff || point >= CUT_OFF) {
        batch.add(point, millis, random.nextInt(1000) / 10.0, Quality.GOOD.code());
      }
    }
    return batch;
  }

  @Test
  void aBackFillIsReadAtOnce() throws IOException {
    SplittableRandom random = new SplittableRandom(71);
    HistoryModel model = new HistoryModel();
    try (HistoryStore history =
        HistoryStore.open(
            temp,
            HistoryOptions.defaults(),
            held.site(ZONE),
            () -> Long.MAX_VALUE / 2,
            Duration.ofMillis(20))) {
      long millis = MIDNIGHT;
      long cut = MIDNIGHT + Duration.ofHours(14).toMillis() + 100_000;
      long back = cut + Duration.ofHours(9).toMillis();
      for (; millis < MIDNIGHT + Duration.ofHours(30).toMillis(); millis += STEP_MILLIS) {
        boolean cutOff = millis >= cut && millis < back;
        history.accept(model.group(millis, poll(random, millis, cutOff)));
      }
      long end = millis;
      Await.until("written", HistoryPolls.SOON, () -> history.figures().lag() == 0);
      expect(model, history, end);

      held.hold();
      try {
        for (int group = 0; group < 6; group++) {
          history.accept(model.group(millis, backFill(random, cut, back, group)));
        }
        assertThat(history.figures().lag()).as("nothing of it is on disk").isPositive();
        assertThat(history.figures().late()).isEqualTo(CUT_OFF * 9 * 120);
        expect(model, history, end);
      } finally {
        held.release();
      }
      Await.until("written", HistoryPolls.SOON, () -> history.figures().lag() == 0);
      expect(model, history, end);
      assertThat(history.figures().openBytes()).as("nothing is kept for it").isLessThan(100_000);
    }
  }

  /** Every sixth of what was gathered. */
  private static SampleBatch backFill(SplittableRandom random, long from, long to, int group) {
    SampleBatch batch = new SampleBatch(1024);
    for (long millis = from + group * STEP_MILLIS; millis < to; millis += 6 * STEP_MILLIS) {
      for (int point = 0; point < CUT_OFF; point++) {
        batch.add(point, millis, random.nextInt(1000) / 10.0, Quality.GOOD.code());
      }
    }
    return batch;
  }

  private static void expect(HistoryModel model, HistoryStore history, long end) {
    HistoryPolls.expectAll(model, history, end);
    for (int point = 0; point <= CUT_OFF; point++) {
      List<HistoryModel.Sample> samples = model.range(point, 0, end, Integer.MAX_VALUE);
      for (Tier tier : Tier.values()) {
        RollupModel.expect(history.rollups(point, tier, 0, end), samples, tier, ZONE, false);
      }
      Buckets hours = history.buckets(point, MIDNIGHT, MIDNIGHT + 28 * 3_600_000L, 7);
      assertThat(hours.count())
          .as("buckets of roll-ups of point %d", point)
          .containsExactly(
              model.range(point, MIDNIGHT, MIDNIGHT + 28 * 3_600_000L, Integer.MAX_VALUE).stream()
                  .collect(
                      () -> new int[7],
                      (counts, sample) -> counts[bucket(sample.millis())]++,
                      (counts, others) -> {}));
    }
    long middle = MIDNIGHT + Duration.ofHours(20).toMillis();
    Moment moment = history.asOf(new int[] {0, CUT_OFF}, middle);
    for (int point : new int[] {0, CUT_OFF}) {
      List<HistoryModel.Sample> before = model.range(point, 0, middle, Integer.MAX_VALUE);
      long newest = before.getLast().millis();
      if (newest >= middle - STEP_MILLIS) {
        assertThat(moment.value(point)).isEqualTo(before.getLast().value());
      }
    }
  }

  private static int bucket(long millis) {
    return (int) ((millis - MIDNIGHT) / (4 * 3_600_000L));
  }
}
