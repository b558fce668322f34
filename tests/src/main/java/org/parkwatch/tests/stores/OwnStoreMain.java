package org.parkwatch.tests.stores;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.parkwatch.telemetry.history.Combine;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.history.Steps;
import org.parkwatch.telemetry.log.LogConsumer;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleLog;
import org.parkwatch.telemetry.log.SampleLogOptions;
import org.parkwatch.telemetry.sample.SampleBatch;
import org.parkwatch.tests.rig.Await;

/**
 * The process of {@link OwnStore}: log and history as the server has them, told what to do on its
 * standard input. Time is that of the samples. Every point is kept as those are that a map shows
 * and reports sum.
 */
final class OwnStoreMain {
  /** What lines begin with that are no line of the log. */
  static final String ANSWER = "= ";

  static final char WRITE = 'W';
  static final char SETTLE = 'S';
  static final char READ = 'R';
  static final char SUM = 'U';
  static final char AS_OF = 'A';
  static final char WORST = 'M';
  static final char REPLAYED = 'P';
  static final char PACKED = 'B';

  /** Point, value and quality; the time is that of the instant. */
  static final int ROW_BYTES = Integer.BYTES + Double.BYTES + Byte.BYTES;

  private static final Duration SETTLE_WITHIN = Duration.ofMinutes(10);

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle DOUBLES =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

  private final HistoryStore history;
  private final SampleLog log;
  private final AtomicLong now;
  private final Timed timed;
  private final int[] points;
  private byte[] rows = {};

  /** History, and how long it was held up by a group at most. */
  private static final class Timed implements LogConsumer {
    private final HistoryStore history;
    private volatile long longestNanos;
    private volatile long firstMillis;

    Timed(HistoryStore history) {
      this.history = history;
    }

    @Override
    public String name() {
      return history.name();
    }

    @Override
    public long resumeFrom() {
      return history.resumeFrom();
    }

    @Override
    public void accept(LogGroup group) {
      if (firstMillis == 0) {
        firstMillis = group.committedAtMillis();
      }
      long begin = System.nanoTime();
      history.accept(group);
      longestNanos = Math.max(longestNanos, System.nanoTime() - begin);
    }
  }

  private OwnStoreMain(Path folder, long millis, int points) throws IOException {
    this.points = IntStream.range(0, points).toArray();
    now = new AtomicLong(millis);
    history =
        HistoryStore.open(
            folder.resolve("history"),
            HistoryOptions.defaults(),
            new HistorySite(
                StoreTask::cell,
                StoreTask::counts,
                ZoneOffset.UTC,
                point -> true,
                point -> true,
                point -> Double.NaN));
    SampleLogOptions usual = SampleLogOptions.defaults();
    SampleLogOptions prompt = // a group is an instant of the samples, and those follow at once
        new SampleLogOptions(
            usual.segmentBytes(),
            usual.maxBytes(),
            Duration.ofDays(1000),
            Duration.ofMillis(20),
            usual.groupSamples(),
            usual.queueSamples(),
            usual.gap(),
            usual.reserveBytes());
    log = SampleLog.open(folder.resolve("log"), prompt, () -> Instant.ofEpochMilli(now.get()));
    timed = new Timed(history);
    log.consume(timed);
    log.start();
  }

  /**
   * Runs until its input ends.
   *
   * @param arguments folder, the time at which samples go on, points
   */
  public static void main(String[] arguments) throws IOException {
    OwnStoreMain store =
        new OwnStoreMain(
            Path.of(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 20))) {
      while (true) {
        out.println(ANSWER + store.told(in));
      }
    } catch (EOFException end) {
      store.log.close();
      store.history.close();
    }
  }

  /** Does one thing; returns milliseconds that it took, or the figure that was asked for. */
  private double told(DataInputStream in) throws IOException {
    char what = in.readChar();
    SampleBatch batch = new SampleBatch(0);
    long[] words = {};
    if (what == WRITE) {
      long millis = in.readLong();
      now.set(millis);
      batch = batch(in, millis);
    } else {
      words = new long[in.readInt()];
      for (int i = 0; i < words.length; i++) {
        words[i] = in.readLong();
      }
    }
    long begin = System.nanoTime();
    switch (what) {
      case WRITE -> {
        log.append(batch);
        log.command(new LogRecord.Command("bench", new byte[0])).join();
      }
      case SETTLE -> settle();
      case READ -> history.buckets((int) words[0], words[1], words[2], 500);
      case SUM -> history.sum(points, Combine.MEAN, Steps.FIVE_MINUTES, words[0], words[1]);
      case AS_OF -> history.asOf(points, words[0]);
      case WORST -> {
        return timed.longestNanos / 1e6;
      }
      case REPLAYED -> {
        return timed.firstMillis == 0 ? 0 : (now.get() - timed.firstMillis) / 1e3;
      }
      case PACKED -> {
        return history.figures().sealedBytes();
      }
      default -> throw new IOException("told '" + what + "'");
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  /** Columns after each other: points, values, qualities. */
  private SampleBatch batch(DataInputStream in, long millis) throws IOException {
    int size = in.readInt();
    if (size * ROW_BYTES > rows.length) {
      rows = new byte[size * ROW_BYTES];
    }
    in.readFully(rows, 0, size * ROW_BYTES);
    int values = size * Integer.BYTES;
    int qualities = values + size * Double.BYTES;
    SampleBatch batch = new SampleBatch(size);
    for (int i = 0; i < size; i++) {
      batch.add(
          (int) INTS.get(rows, i * Integer.BYTES),
          millis,
          (double) DOUBLES.get(rows, values + i * Double.BYTES),
          rows[qualities + i]);
    }
    return batch;
  }

  private void settle() {
    Await.until(
        "history has taken all and has nothing to write",
        SETTLE_WITHIN,
        () ->
            log.figures().consumers().getFirst().lagGroups() == 0 && history.figures().lag() == 0);
  }
}
