package org.parkwatch.telemetry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.telemetry.latest.LatestStore;
import org.parkwatch.telemetry.log.Await;
import org.parkwatch.telemetry.log.SampleLog;

/**
 * kill -9 of log, newest samples and history together. The oracle is the child's printed number of
 * the last acknowledged sample: all numbers up to it must be in history, once.
 */
class KillRecorderTest {
  private static final int KILLS = 3;
  private static final long DAYS = 40 * 86_400_000L;

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {201, 202})
  void historyHasEverySampleThatWasAcknowledgedOnce(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    long begun = InstantSource.system().millis();
    long next = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long acknowledged = runAndKill(next, begun, random);
      assertThat(acknowledged).as("the child did something").isGreaterThan(next);
      next = check(acknowledged, begun);
    }
  }

  private long runAndKill(long first, long begun, SplittableRandom random) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Recorder.class.getName(),
                folder.toString(),
                Long.toString(first),
                Long.toString(begun),
                Long.toString(random.nextLong()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    AtomicLong acknowledged = new AtomicLong(-1);
    Thread reader = Thread.startVirtualThread(() -> read(child, acknowledged));
    try {
      long enough = first + random.nextInt(2_000, 20_000);
      Await.until("acknowledgements", Duration.ofSeconds(60), () -> acknowledged.get() >= enough);
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor()).as("died of SIGKILL").isEqualTo(128 + 9);
    reader.join();
    return acknowledged.get();
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

  /** Starts as the server does and looks; returns the first number that is not there. */
  private long check(long acknowledged, long begun) throws IOException {
    try (LatestStore latest = Recorder.latest(folder);
        HistoryStore history = Recorder.history(folder)) {
      try (SampleLog log = Recorder.log(folder, Recorder.clock(begun))) {
        long last = log.figures().lastOffset();
        log.consume(latest);
        log.consume(history);
        log.start();
        Await.until(
            "replayed",
            Duration.ofSeconds(60),
            () -> log.figures().consumers().stream().noneMatch(c -> c.fromDisk()));
        assertThat(log.figures().consumers()).allMatch(c -> c.missedGroups() == 0 && !c.failed());
        assertThat(log.figures().lastOffset()).isGreaterThanOrEqualTo(last);
      }
      TreeMap<Long, Integer> seen = new TreeMap<>();
      for (int point = 0; point < Recorder.POINTS; point++) {
        Series series =
            history.range(
                point, HistoryModel.MIDNIGHT, HistoryModel.MIDNIGHT + DAYS, Integer.MAX_VALUE);
        for (double value : series.values()) {
          assertThat((long) value % Recorder.POINTS).isEqualTo(point);
          seen.merge((long) value, 1, Integer::sum);
        }
        assertThat(latest.value(point)).isEqualTo(series.values()[series.size() - 1]);
      }
      assertThat(seen.values()).as("doubled").allMatch(count -> count == 1);
      assertThat(seen.firstKey()).isZero();
      assertThat(seen.lastKey()).as("no gap").isEqualTo(seen.size() - 1L);
      assertThat(seen.lastKey()).as("acknowledged").isGreaterThanOrEqualTo(acknowledged);
      return seen.lastKey() + 1;
    }
  }
}
