package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.damage.DamageBook;
import org.parkwatch.telemetry.latest.LatestStore;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * A process to be killed: log, newest samples and history as the server has them. Samples are
 * numbered; the number says the point, the value and the time. Time leaps some hours now and then,
 * so that quarters are sealed, hours and days folded and old days deleted all the while. The number
 * of the newest sample is printed once it is acknowledged.
 */
final class Recorder {
  static final int POINTS = 12;
  static final int LEAP = 4_000;

  private static final long STEP_MILLIS = 1_000;
  private static final long LEAP_MILLIS = Duration.ofHours(8).toMillis();
  private static final int SELDOM = 97;
  private static final long LATE_MILLIS = Duration.ofHours(1).toMillis() - 1;
  private static final long MIB = 1L << 20;

  private static final HistoryOptions OPTIONS =
      new HistoryOptions(
          1024 * MIB,
          0,
          Duration.ofMinutes(1),
          4 * MIB,
          MIB / 4,
          new HistoryKeep(
              Duration.ofDays(1),
              Duration.ofDays(1),
              Duration.ofDays(1),
              Duration.ofDays(9),
              Duration.ofDays(99),
              Duration.ofDays(1)));

  private Recorder() {}

  static int point(long number) {
    return (int) (number % POINTS);
  }

  /** When the log hears of a sample. */
  static long heardMillis(long number) {
    return HistoryModel.MIDNIGHT + number * STEP_MILLIS + number / LEAP * LEAP_MILLIS;
  }

  /** The time of a sample; some come an hour late. */
  static long millis(long number) {
    return heardMillis(number) - (number % SELDOM == 1 ? LATE_MILLIS : 0);
  }

  static HistoryStore history(Path folder) throws IOException {
    return history(folder, null);
  }

  static HistoryStore history(Path folder, @Nullable DamageBook damages) throws IOException {
    return new HistoryStore(
        folder.resolve("history"),
        OPTIONS,
        HistorySite.of(point -> point / 4),
        damages,
        () -> Long.MAX_VALUE / 2,
        Duration.ofMillis(20));
  }

  static LatestStore latest(Path folder) throws IOException {
    return LatestStore.open(folder.resolve("latest"), () -> POINTS);
  }

  static SampleLog log(Path folder, InstantSource clock) throws IOException {
    return SampleLog.open(folder.resolve("log"), SampleLogOptions.defaults(), clock);
  }

  /**
   * Runs until it is killed.
   *
   * @param args folder, first number, seed, and {@code early} to print what is not acknowledged yet
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    long number = Long.parseLong(args[1]);
    SplittableRandom random = new SplittableRandom(Long.parseLong(args[2]));
    boolean early = args[3].equals("early");
    PrintStream out = new PrintStream(System.out, true);
    AtomicLong now = new AtomicLong(heardMillis(number));
    try (LatestStore latest = latest(folder);
        HistoryStore history = history(folder);
        SampleLog log = log(folder, () -> Instant.ofEpochMilli(now.get()))) {
      log.consume(latest);
      log.consume(history);
      log.start();
      while (true) {
        int size = random.nextInt(1, 400);
        SampleBatch batch = new SampleBatch(size);
        for (int i = 0; i < size; i++) {
          batch.add(point(number), millis(number), (double) number, Quality.GOOD.code());
          number++;
        }
        now.set(heardMillis(number - 1));
        log.append(batch);
        CompletableFuture<Long> durable = log.command(new LogRecord.Command("test", new byte[0]));
        if (!early) {
          durable.join();
        }
        out.println(number - 1);
      }
    }
  }
}
