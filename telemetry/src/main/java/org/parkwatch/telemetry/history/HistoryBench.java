package org.parkwatch.telemetry.history;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.RackPduSamples;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Measures history alone: rack PDU points every ten seconds, as fast as it takes them, then what it
 * holds in memory, a restart, and the read of a point over 24 hours. What making the samples costs
 * is measured and taken off. Prints one line of JSON; starts from an empty folder and leaves none.
 */
public final class HistoryBench {
  private static final long MIDNIGHT = 1_795_305_600_000L;
  private static final int INTERVAL_MILLIS = 10_000;
  private static final int CELL_POINTS = 3_200;
  private static final int READ_POINTS = 2_000;
  private static final int READS = 200;

  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final RackPduSamples samples;
  private final int points;
  private long offset;
  private long makingNanos;
  private long makingCpuNanos;

  private HistoryBench(int points) {
    this.points = points;
    samples = new RackPduSamples(points, 1);
  }

  /**
   * Runs the measurement.
   *
   * @param args folder to work in (default: the system's temporary folder), points (default
   *     192,000), minutes of samples (default 31, over two seals)
   */
  public static void main(String[] args) throws IOException {
    Path parent =
        args.length > 0 ? Path.of(args[0]) : Path.of(System.getProperty("java.io.tmpdir"));
    int points = args.length > 1 ? Integer.parseInt(args[1]) : 192_000;
    int minutes = args.length > 2 ? Integer.parseInt(args[2]) : 31;
    Path folder = Files.createTempDirectory(parent, "parkwatch-bench-history");
    try {
      String ingest = new HistoryBench(points).ingest(folder.resolve("all"), minutes);
      String read = new HistoryBench(READ_POINTS).read(folder.resolve("day"));
      System.out.printf("{\"bench\":\"history\",%s,%s}%n", ingest, read);
    } finally {
      delete(folder);
    }
  }

  private String ingest(Path folder, int minutes) throws IOException {
    long heapBefore = usedHeap();
    long begin = System.nanoTime();
    long cpu = process.getProcessCpuTime();
    HistoryFigures figures;
    long heap;
    double seconds;
    double cpuSeconds;
    try (HistoryStore history = open(folder)) {
      feed(history, MIDNIGHT, minutes * 60_000L);
      seconds = (System.nanoTime() - begin - makingNanos) / 1e9;
      cpuSeconds = (process.getProcessCpuTime() - cpu - makingCpuNanos) / 1e9;
      heap = usedHeap() - heapBefore;
      figures = history.figures();
    }
    begin = System.nanoTime();
    open(folder).close();
    double restart = (System.nanoTime() - begin) / 1e9;
    return String.format(
        Locale.ROOT,
        "\"points\":%d,\"samples\":%d,\"samplesPerSecond\":%.0f,\"cpuSecondsPerMillion\":%.3f,"
            + "\"packedBytesPerSealedSample\":%.2f,\"openBytesPerPoint\":%.0f,"
            + "\"heapBytesPerPoint\":%d,\"openAndCloseSeconds\":%.2f",
        points,
        figures.samples(),
        figures.samples() / seconds,
        cpuSeconds / figures.samples() * 1e6,
        (double) figures.sealedBytes() / (figures.sealedChunks() * 90),
        (double) figures.openBytes() / figures.points(),
        heap / points,
        restart);
  }

  private String read(Path folder) throws IOException {
    long day = 24 * 3_600_000L;
    double diskBytes;
    try (HistoryStore history = open(folder)) {
      feed(history, MIDNIGHT, day + 1_800_000L);
    }
    try (ChunkStore store =
        ChunkStore.open(folder.resolve("chunks"), HistoryOptions.defaults(), null)) {
      diskBytes = store.space().bytes();
    }
    try (HistoryStore history = open(folder)) {
      long begin = System.nanoTime();
      history.buckets(READ_POINTS / 2, MIDNIGHT, MIDNIGHT + day, 500);
      double cold = (System.nanoTime() - begin) / 1e6;
      begin = System.nanoTime();
      for (int i = 0; i < READS; i++) {
        history.buckets(i * 7 % READ_POINTS, MIDNIGHT, MIDNIGHT + day, 500);
      }
      double warm = (System.nanoTime() - begin) / 1e6 / READS;
      return String.format(
          Locale.ROOT,
          "\"diskBytesPerSample\":%.2f,\"dayReadFirstMillis\":%.1f,\"dayReadMillis\":%.2f",
          diskBytes / (READ_POINTS * 8640.0 * (day + 1_200_000.0) / day),
          cold,
          warm);
    }
  }

  private static HistoryStore open(Path folder) throws IOException {
    return HistoryStore.open(
        folder, HistoryOptions.defaults(), HistorySite.of(point -> point / CELL_POINTS));
  }

  /** Groups of a second: a tenth of the points each, and the watermark. */
  private void feed(HistoryStore history, long fromMillis, long millis) {
    int share = Math.ceilDiv(points / 8, 10) * 8;
    for (long at = fromMillis; at < fromMillis + millis; at += INTERVAL_MILLIS) {
      for (int second = 0; second < 10; second++) {
        long now = at + second * 1000L;
        int first = second * share;
        SampleBatch batch = poll(first, Math.min(share, points - first), now);
        history.accept(
            new LogGroup(
                offset++,
                now,
                List.of(new LogRecord.Samples(batch), new LogRecord.Watermark(now, false))));
      }
    }
  }

  private SampleBatch poll(int first, int count, long millis) {
    long begin = System.nanoTime();
    long cpu = threads.getCurrentThreadCpuTime();
    SampleBatch batch = samples.poll(first, Math.max(0, count), millis);
    makingCpuNanos += threads.getCurrentThreadCpuTime() - cpu;
    makingNanos += System.nanoTime() - begin;
    return batch;
  }

  @SuppressWarnings("SystemGc") // what is left after a collection is what is held
  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
