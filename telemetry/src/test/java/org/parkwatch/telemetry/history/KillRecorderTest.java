package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.telemetry.latest.LatestStore;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.sample.Quality;

/**
 * kill -9 of log, newest samples and history together: while it starts, while samples come, and
 * while it seals, folds and deletes. The oracle is the number that the child printed, read from its
 * pipe: all samples up to it must be in history once and exactly, and every roll-up must be that of
 * the samples. {@code -Dparkwatch.kill.rounds=500} goes on for longer.
 */
class KillRecorderTest {
  private static final int ROUNDS = Integer.getInteger("parkwatch.kill.rounds", 3);
  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void allThatWasAcknowledgedIsThereOnceAndRollUpsAreThoseOfTheSamplesSeed201() throws Exception {
    SplittableRandom random = new SplittableRandom(201);
    long next = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long acknowledged = runAndKill(next, random, round, "when durable");
      long numbers = check(acknowledged, "round " + round);
      assertThat(numbers).isGreaterThanOrEqualTo(next);
      next = numbers;
    }
    assertThat(next).as("time has passed").isGreaterThan(Recorder.LEAP);
  }

  /** The control: a child that says so before it is durable must be found out. */
  @Test
  void aLogThatAcknowledgesEarlyIsFoundOutSeed202() {
    SplittableRandom random = new SplittableRandom(202);
    assertThatThrownBy(
            () -> {
              long next = 0;
              for (int round = 0; round < 5; round++) {
                next = check(runAndKill(next, random, 0, "early"), "early");
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("acknowledged");
  }

  /** Returns the newest number that the child printed, -1 if it came to none. */
  private long runAndKill(long first, SplittableRandom random, int round, String how)
      throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Recorder.class.getName(),
                folder.toString(),
                Long.toString(first),
                Long.toString(random.nextLong()),
                how)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    AtomicLong acknowledged = new AtomicLong(-1);
    Thread reader = Thread.startVirtualThread(() -> read(child, acknowledged));
    try {
      switch (round % 3) {
        case 0 -> awaitNumber(acknowledged, first + random.nextInt(1_000, 6_000));
        case 1 -> {
          // just after a leap of time: it seals, folds and deletes
          awaitNumber(acknowledged, (first / Recorder.LEAP + 2) * Recorder.LEAP);
          LockSupport.parkNanos(random.nextInt(60_000_000));
        }
        default -> LockSupport.parkNanos(random.nextLong(100_000_000, 1_500_000_000)); // it starts
      }
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor()).as("died of SIGKILL").isEqualTo(128 + 9);
    reader.join();
    return acknowledged.get();
  }

  private static void awaitNumber(AtomicLong acknowledged, long enough) {
    Await.until("acknowledgements", SOON, () -> acknowledged.get() >= enough);
  }

  private static void read(Process child, AtomicLong acknowledged) {
    try (BufferedReader lines = child.inputReader(StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.matches("[0-9]+")) {
          acknowledged.accumulateAndGet(Long.parseLong(line), Math::max);
        }
      }
    } catch (IOException e) {
      // The pipe of a killed process may end in the middle of a line: that one does not count.
    }
  }

  /** Starts as the server does and looks; returns how many numbers there are. */
  private long check(long acknowledged, String when) throws IOException {
    try (LatestStore latest = Recorder.latest(folder)) {
      try (HistoryStore history = Recorder.history(folder)) {
        replay(latest, history);
      }
      return compareAll(latest, acknowledged, when); // what was late is merged by then
    }
  }

  private long compareAll(LatestStore latest, long acknowledged, String when) throws IOException {
    try (HistoryStore history = Recorder.history(folder)) {
      long count = 0;
      for (int point = 0; point < Recorder.POINTS; point++) {
        Series all = history.range(point, 0, Long.MAX_VALUE, Integer.MAX_VALUE);
        for (double value : all.values()) {
          count = Math.max(count, (long) value + 1);
        }
      }
      assertThat(count).as("%s: acknowledged", when).isGreaterThan(acknowledged);
      for (int point = 0; point < Recorder.POINTS && count > 0; point++) {
        compare(history, latest, point, count, when);
      }
      return count;
    }
  }

  private void replay(LatestStore latest, HistoryStore history) throws IOException {
    // A clock that stands at the beginning: the log's own time never goes back.
    try (SampleLog log = Recorder.log(folder, () -> Instant.ofEpochMilli(0))) {
      long last = log.figures().lastOffset();
      log.consume(latest);
      log.consume(history);
      log.start();
      Await.until(
          "replayed", SOON, () -> log.figures().consumers().stream().noneMatch(c -> c.fromDisk()));
      assertThat(log.figures().consumers()).allMatch(c -> c.missedGroups() == 0 && !c.failed());
      assertThat(log.figures().lastOffset()).isGreaterThanOrEqualTo(last);
    }
  }

  /** Days that retention may not have touched must be whole. */
  private static void compare(
      HistoryStore history, LatestStore latest, int point, long count, String when) {
    List<HistoryModel.Sample> samples = new ArrayList<>();
    for (long number = point; number < count; number += Recorder.POINTS) {
      samples.add(
          new HistoryModel.Sample(Recorder.millis(number), (double) number, Quality.GOOD.code()));
    }
    samples.sort(Comparator.comparingLong(HistoryModel.Sample::millis));
    if (samples.isEmpty()) {
      return;
    }
    assertThat(latest.value(point)).as(when).isEqualTo(samples.getLast().value());
    long day = Tier.DAY.millis();
    long from = (Recorder.heardMillis(count - 1) / day - 1) * day;
    List<HistoryModel.Sample> kept =
        samples.stream().filter(sample -> sample.millis() >= from).toList();
    Series series = history.range(point, from, Long.MAX_VALUE, Integer.MAX_VALUE);
    assertThat(HistoryModel.samples(series)).as("%s: point %d", when, point).isEqualTo(kept);
    assertThat(IntStream.range(1, series.size()))
        .allMatch(i -> series.millis()[i] > series.millis()[i - 1]);
    if (point % 4 != 0) {
      return; // a point of each cell is enough: they are rolled up together
    }
    for (Tier tier : Tier.values()) {
      RollupModel.expect(
          history.rollups(point, tier, from, from + 30 * day), kept, tier, ZoneOffset.UTC, false);
    }
  }
}
