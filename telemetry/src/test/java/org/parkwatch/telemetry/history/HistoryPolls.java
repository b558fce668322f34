package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** Polls of some points for tests of history, and what must come out of it. */
final class HistoryPolls {
  static final int POINTS = 40;
  static final int CELL_POINTS = 8;
  static final Duration SOON = Duration.ofSeconds(60);

  private static final long MIDNIGHT = HistoryModel.MIDNIGHT;

  private HistoryPolls() {}

  static HistorySite site() {
    return HistorySite.of(point -> point < POINTS ? point / CELL_POINTS : -1);
  }

  /** One poll of all points, now and then with a BAD sample, a repeat or a late one. */
  static SampleBatch poll(SplittableRandom random, long millis) {
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

  static void expectAll(HistoryModel model, History history, long to) {
    for (int point : model.points()) {
      Series series = history.range(point, MIDNIGHT - 86_400_000L, to, Integer.MAX_VALUE);
      assertThat(HistoryModel.samples(series))
          .as("point %d", point)
          .isEqualTo(model.range(point, MIDNIGHT - 86_400_000L, to, Integer.MAX_VALUE));
    }
  }

  static SampleBatch noise(SplittableRandom random, long millis) {
    SampleBatch batch = new SampleBatch(POINTS);
    for (int point = 0; point < POINTS; point++) {
      batch.add(point, millis, random.nextInt(100), Quality.GOOD.code());
    }
    return batch;
  }

  /** Late samples are written behind the reader's back: wait for the last one. */
  static void expectLateIn(HistoryModel model, HistoryStore history, long to) {
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
}
