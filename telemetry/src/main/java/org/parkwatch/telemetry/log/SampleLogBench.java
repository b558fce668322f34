package org.parkwatch.telemetry.log;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.parkwatch.telemetry.sample.RackPduSamples;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Measures the log alone, at the pace of the park and flat out, with two consumers that only count.
 * The samples are made beforehand and not measured. Prints one line of JSON; starts from an empty
 * folder and leaves none.
 */
public final class SampleLogBench {
  private static final int DEVICES = 24_000;
  private static final int POINTS_OF_DEVICE = 25;
  private static final int PACE = 60_000;
  private static final long TICK_NANOS = Duration.ofMillis(5).toNanos();
  private static final int FLAT_OUT = Integer.MAX_VALUE;

  private SampleLogBench() {}

  /**
   * Runs the measurement.
   *
   * @param args folder to make a log in (default: the system's temporary folder), seconds for each
   *     half (default 10)
   */
  public static void main(String[] args) throws Exception {
    Path parent =
        args.length > 0 ? Path.of(args[0]) : Path.of(System.getProperty("java.io.tmpdir"));
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
    List<SampleBatch> polls = polls();
    run(parent, polls, FLAT_OUT, 3);
    System.out.printf(
        "{\"bench\":\"log\",\"pace\":%s,\"flatOut\":%s}%n",
        run(parent, polls, PACE, seconds), run(parent, polls, FLAT_OUT, seconds));
  }

  private static List<SampleBatch> polls() {
    RackPduSamples samples = new RackPduSamples(DEVICES * POINTS_OF_DEVICE, 1);
    List<SampleBatch> polls = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      long millis = 1_795_305_600_000L + device % 10 * 1000L;
      polls.add(samples.poll(device * POINTS_OF_DEVICE, POINTS_OF_DEVICE, millis));
    }
    return polls;
  }

  private static String run(Path parent, List<SampleBatch> polls, int pace, int seconds)
      throws IOException {
    Path folder = Files.createTempDirectory(parent, "parkwatch-bench-log");
    Counter[] counters = {new Counter("first"), new Counter("second")};
    LogFigures figures;
    double wallSeconds;
    double cpuSeconds;
    try (SampleLog log =
        SampleLog.open(folder, SampleLogOptions.defaults(), InstantSource.system())) {
      for (Counter counter : counters) {
        log.consume(counter);
      }
      log.start();
      long cpu = cpuNanos();
      long begin = System.nanoTime();
      feed(log, polls, pace, Duration.ofSeconds(seconds).toNanos());
      wallSeconds = (System.nanoTime() - begin) / 1e9;
      cpuSeconds = (cpuNanos() - cpu) / 1e9;
      figures = log.figures();
    }
    double replayed = replay(folder);
    delete(folder);
    return String.format(
        Locale.ROOT,
        "{\"samplesPerSecond\":%.0f,\"cpuSecondsPerMillion\":%.3f,\"bytesPerSample\":%.2f,"
            + "\"p99CommitMillis\":%.1f,\"maxCommitMillis\":%.1f,\"p99SyncMillis\":%.1f,"
            + "\"groups\":%d,\"consumed\":%d,\"replayedPerSecond\":%.0f}",
        figures.samples() / wallSeconds,
        cpuSeconds / figures.samples() * 1e6,
        (double) figures.bytes() / figures.samples(),
        figures.commitP99Millis(),
        figures.commitMaxMillis(),
        figures.syncP99Millis(),
        figures.groups(),
        counters[0].samples.get(),
        replayed);
  }

  /** Reads what is on disk from the start, as a restart does; returns samples per second. */
  private static double replay(Path folder) throws IOException {
    Counter counter = new Counter("replay");
    long begin = System.nanoTime();
    try (SampleLogReader reader = new SampleLogReader(folder, 0, damage -> {})) {
      for (LogGroup group = reader.poll(); group != null; group = reader.poll()) {
        counter.accept(group);
      }
    }
    return counter.samples.get() * 1e9 / (System.nanoTime() - begin);
  }

  private static void feed(SampleLog log, List<SampleBatch> polls, int pace, long nanos) {
    long begin = System.nanoTime();
    long sent = 0;
    int at = 0;
    for (long now = begin; now - begin < nanos; now = System.nanoTime()) {
      long due = pace == FLAT_OUT ? Long.MAX_VALUE : (now - begin) * pace / 1_000_000_000L;
      for (int i = 0; i < 100 && sent < due; i++) {
        SampleBatch poll = polls.get(at++ % polls.size());
        log.append(poll);
        sent += poll.size();
      }
      if (sent >= due) {
        LockSupport.parkNanos(TICK_NANOS);
      }
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  private static final class Counter implements LogConsumer {
    private final String name;
    private final AtomicLong samples = new AtomicLong();
    private volatile long next;

    Counter(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long resumeFrom() {
      return next;
    }

    @Override
    public void accept(LogGroup group) {
      for (LogRecord record : group.records()) {
        if (record instanceof LogRecord.Samples(SampleBatch batch)) {
          samples.addAndGet(batch.size());
        }
      }
      next = group.offset() + 1;
    }
  }
}
