package org.parkwatch.telemetry.latest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

class LatestStoreTest {
  private static final long NOON = 1_795_348_800_000L;
  private static final byte GOOD = Quality.GOOD.code();
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final AtomicInteger points = new AtomicInteger(100);

  private LatestStore open() throws IOException {
    return LatestStore.open(folder, points::get);
  }

  private static LogGroup group(long offset, LogRecord... records) {
    return new LogGroup(offset, 0, List.of(records));
  }

  private static LogRecord sample(int point, long millis, double value) {
    SampleBatch batch = new SampleBatch(1);
    batch.add(point, millis, value, GOOD);
    return new LogRecord.Samples(batch);
  }

  private static LogRecord bad(int point, long millis) {
    SampleBatch batch = new SampleBatch(1);
    batch.addBad(point, millis, Quality.BAD_REFUSED);
    return new LogRecord.Samples(batch);
  }

  @Test
  void theNewestSampleByItsTimeStaysWhateverOrderTheyComeIn() throws IOException {
    try (LatestStore latest = open()) {
      latest.accept(group(0, sample(3, NOON, 1), sample(3, NOON - 1, 2)));
      assertThat(latest.value(3)).isEqualTo(1);
      latest.accept(group(1, sample(3, NOON, 4)));
      assertThat(latest.value(3)).isEqualTo(4);
      assertThat(latest.millis(3)).isEqualTo(NOON);
    }
  }

  @Test
  void aPointWithoutSamplesIsNeverZeroAndNeverGood() throws IOException {
    try (LatestStore latest = open()) {
      for (int point : new int[] {5, 99, 100, -1, Integer.MAX_VALUE}) {
        assertThat(latest.value(point)).isNaN();
        assertThat(latest.millis(point)).isZero();
        assertThat(Quality.usable(latest.quality(point))).isFalse();
        assertThat(Freshness.of(latest, point, Duration.ofSeconds(10))).isEqualTo(Freshness.NEVER);
      }
    }
  }

  @Test
  void aBadSampleHidesTheLastNumberButItsTimeIsKept() throws IOException {
    try (LatestStore latest = open()) {
      latest.accept(group(0, sample(3, NOON, 1), bad(3, NOON + 10_000)));
      assertThat(latest.value(3)).isNaN();
      assertThat(latest.quality(3)).isEqualTo(Quality.BAD_REFUSED.code());
      assertThat(latest.usableMillis(3)).isEqualTo(NOON);
      assertThat(Freshness.of(latest, 3, Duration.ofSeconds(10))).isEqualTo(Freshness.BAD);
    }
  }

  /** One such sample would hide all that come after it. */
  @Test
  void samplesOfUnknownPointsOrFarAheadAreRefusedAndCounted() throws IOException {
    try (LatestStore latest = open()) {
      latest.accept(group(0, new LogRecord.Watermark(NOON, true)));
      latest.accept(
          group(1, sample(100, NOON, 1), sample(-1, NOON, 1), sample(3, NOON + 3_600_000, 1)));
      assertThat(latest.refusedUnknownPoint()).isEqualTo(2);
      assertThat(latest.refusedTime()).isEqualTo(1);
      assertThat(latest.millis(3)).isZero();
    }
  }

  @Test
  void theStoreGrowsWithThePark() throws IOException {
    try (LatestStore latest = open()) {
      latest.accept(group(0, sample(3, NOON, 1)));
      points.set(5000);
      latest.accept(group(1, sample(4999, NOON, 2)));
      assertThat(latest.value(3)).isEqualTo(1);
      assertThat(latest.value(4999)).isEqualTo(2);
      assertThat(latest.value(4998)).isNaN();
    }
  }

  @Test
  void aRestartHasTheNewestSamplesAndResumesAfterThem() throws IOException {
    try (LatestStore latest = open()) {
      latest.accept(
          group(7, sample(3, NOON, 1.5), bad(4, NOON), new LogRecord.Watermark(NOON, false)));
    }
    try (LatestStore latest = open()) {
      assertThat(latest.resumeFrom()).isEqualTo(8);
      assertThat(latest.value(3)).isEqualTo(1.5);
      assertThat(latest.quality(4)).isEqualTo(Quality.BAD_REFUSED.code());
      assertThat(latest.watermark()).isEqualTo(NOON);
      latest.accept(group(7, sample(3, NOON, 99)));
      assertThat(latest.value(3)).as("seen before").isEqualTo(1.5);
    }
  }

  /** Without close, as after kill -9: the checkpoint of thirty seconds is there. */
  @Test
  void aCheckpointIsWrittenEveryThirtySecondsOfTheLog() throws IOException {
    try (LatestStore latest = open()) {
      latest.accept(group(0, new LogRecord.Watermark(NOON, true)));
      Await.until("the first one", SOON, () -> latest.resumeFrom() == 1);
      latest.accept(
          group(1, sample(3, NOON + 29_000, 1), new LogRecord.Watermark(NOON + 29_000, false)));
      latest.accept(
          group(2, sample(3, NOON + 30_000, 2), new LogRecord.Watermark(NOON + 30_000, false)));
      Await.until("the second one", SOON, () -> latest.resumeFrom() == 3);
      LatestCheckpoint saved = LatestCheckpoint.read(folder.resolve("latest"));
      assertThat(saved.columns().values()[3]).isEqualTo(2);
    }
  }

  @Test
  void aDamagedCheckpointIsNotBelieved() throws IOException {
    try (LatestStore latest = open()) {
      latest.accept(group(7, sample(3, NOON, 1.5)));
    }
    Path file = folder.resolve("latest");
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at += 97) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 4;
      Files.write(file, flipped);
      LatestStore latest = open();
      assertThat(latest.resumeFrom()).as("flipped at %d", at).isZero();
      assertThat(latest.value(3)).isNaN();
    }
  }
}
