package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.SmallDisk;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** The disk of history takes nothing at all, floor or not, and is cleared again. */
class FullHistoryDiskTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int POINTS = 20;
  private static final HistoryOptions OPTIONS =
      new HistoryOptions(
          1 << 30, 0, Duration.ofMinutes(1), 1 << 20, 1 << 20, HistoryKeep.defaults());

  @TempDir Path mountPoint;

  private final HistoryModel model = new HistoryModel();
  private final SplittableRandom random = new SplittableRandom(7);
  private long millis = HistoryModel.MIDNIGHT;

  @Test
  void historyStopsKeepsWhatItHasAndGoesOnWhenThereIsSpace() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(mountPoint, "16m")) {
      assertThat(disk).isNotNull();
      Path ballast = mountPoint.resolve("ballast");
      Path folder = mountPoint.resolve("history");
      try (HistoryStore history =
          HistoryStore.open(
              folder,
              OPTIONS,
              HistorySite.of(point -> 0),
              mountPoint.toFile()::getUsableSpace,
              Duration.ofMillis(50))) {
        feed(history, 300);
        fill(ballast);
        HistoryModel whole = model;
        Await.until(
            "stopped",
            SOON,
            () -> {
              if (history.figures().state() == HistoryState.RUNNING) {
                feed(history, 1);
              }
              return history.figures().state() == HistoryState.STOPPED_DISK_FULL;
            });
        long before = history.figures().samples();
        history.accept(new HistoryModel().group(millis, poll()));
        assertThat(history.figures().samples()).isEqualTo(before);
        assertThat(history.figures().dropped()).isPositive();
        assertThat(history.figures().failures()).as("the floor did not help").isPositive();

        Files.delete(ballast);
        Await.until("running", SOON, () -> history.figures().state() == HistoryState.RUNNING);
        feed(history, 300);
        Await.until("written", SOON, () -> history.figures().lag() == 0);
        assertThat(history.figures().dropped()).isLessThan(3L * POINTS);
        for (int point = 0; point < POINTS; point++) {
          int has = history.range(point, HistoryModel.MIDNIGHT, millis, 9999).size();
          int sent = whole.range(point, HistoryModel.MIDNIGHT, millis, 9999).size();
          assertThat(has).isBetween(sent - 2, sent);
        }
      }
    }
  }

  private void feed(HistoryStore history, int groups) {
    for (int i = 0; i < groups; i++) {
      LogGroup group = model.group(millis, poll());
      history.accept(group);
      millis += 10_000;
    }
  }

  private SampleBatch poll() {
    SampleBatch batch = new SampleBatch(POINTS);
    for (int point = 0; point < POINTS; point++) {
      batch.add(point, millis, random.nextInt(100), Quality.GOOD.code());
    }
    return batch;
  }

  private static void fill(Path file) throws IOException {
    byte[] page = new byte[4096];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(page);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }
}
