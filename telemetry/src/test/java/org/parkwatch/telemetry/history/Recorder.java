package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.parkwatch.telemetry.latest.LatestStore;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * A process to be killed: log, newest samples and history as the server has them, with time running
 * 400 times as fast. The value of a sample is its number; the number is printed once it is
 * acknowledged.
 */
final class Recorder {
  static final int POINTS = 60;
  private static final int SPEED = 400;

  private Recorder() {}

  static HistoryStore history(Path folder) throws IOException {
    return HistoryStore.open(
        folder.resolve("history"), HistoryOptions.defaults(), HistorySite.of(point -> point / 20));
  }

  static LatestStore latest(Path folder) throws IOException {
    return LatestStore.open(folder.resolve("latest"), () -> POINTS);
  }

  /** Runs from the day of the tests on, {@link #SPEED} times as fast since {@code begunMillis}. */
  static InstantSource clock(long begunMillis) {
    InstantSource wall = InstantSource.system();
    return () ->
        Instant.ofEpochMilli(HistoryModel.MIDNIGHT + (wall.millis() - begunMillis) * SPEED);
  }

  static SampleLog log(Path folder, InstantSource clock) throws IOException {
    return SampleLog.open(folder.resolve("log"), SampleLogOptions.defaults(), clock);
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    long number = Long.parseLong(args[1]);
    SplittableRandom random = new SplittableRandom(Long.parseLong(args[3]));
    PrintStream out = new PrintStream(System.out, true);
    try (LatestStore latest = latest(folder);
        HistoryStore history = history(folder);
        SampleLog log = log(folder, clock(Long.parseLong(args[2])))) {
      log.consume(latest);
      log.consume(history);
      log.start();
      long millis = 0;
      while (true) {
        int size = random.nextInt(1, 200);
        SampleBatch batch = new SampleBatch(size);
        for (int i = 0; i < size; i++) {
          millis = Math.max(log.clock().millis(), millis + 1);
          batch.add((int) (number % POINTS), millis, (double) number, Quality.GOOD.code());
          number++;
        }
        log.append(batch);
        log.command(new LogRecord.Command("test", new byte[0])).join();
        out.println(number - 1);
      }
    }
  }
}
