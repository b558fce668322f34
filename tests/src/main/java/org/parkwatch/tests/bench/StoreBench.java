package org.parkwatch.tests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.telemetry.influx.ServerKind;
import org.parkwatch.telemetry.sample.RackPduSamples;
import org.parkwatch.tests.rig.ProcessFigures;
import org.parkwatch.tests.stores.MeasuredStore;
import org.parkwatch.tests.stores.OwnStore;
import org.parkwatch.tests.stores.ServerStore;
import org.parkwatch.tests.stores.StoreTask;

/**
 * What keeping and reading a sample costs: our store and others, one after the other, with the same
 * samples. Cost is the kernel's account of the store's process, merges and packing included; this
 * process makes the samples and is not counted.
 */
final class StoreBench {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int READS = 20;
  private static final int YEAR_READS = 5;

  /** What takes longer is not done once more. */
  private static final double LONG_MILLIS = 30_000;

  private static final long SEED = 1;

  private final StoreBenchOptions options;
  private final StoreTask task;
  private final Path data;

  private StoreBench(StoreBenchOptions options, Path data) {
    this.options = options;
    task = options.task();
    this.data = data;
  }

  /** Knows what to do from here on. */
  static Benchmark read(String[] arguments) {
    StoreBenchOptions options = StoreBenchOptions.parse(arguments);
    return () ->
        System.out.println(new StoreBench(options, Benchmark.folder("store")).run().toJson());
  }

  private Figures run() throws Exception {
    Figures figures = new Figures();
    figures.put("bench", "store");
    figures.put("points", task.points());
    figures.put("hours", task.hours());
    figures.put("intervalSeconds", task.interval().toSeconds());
    figures.put("yearDevices", task.yearDevices());
    figures.put("yearIntervalSeconds", task.yearInterval().toSeconds());
    try (OwnStore own = new OwnStore(task, data.resolve("parkwatch"))) {
      Figures measured = measure(own);
      restart(own, measured);
      figures.put(own.name(), measured);
    }
    for (ServerKind kind : options.against()) {
      try (MeasuredStore store = new ServerStore(kind, task, data.resolve(kind.word()))) {
        Optional<String> missing = store.missing();
        if (missing.isPresent()) {
          say("LEFT OUT: " + store.name() + " is not here; it needs " + missing.get());
        } else {
          figures.put(store.name(), measure(store));
        }
      }
    }
    figures.put("machine", Machine.describe());
    return figures;
  }

  private Figures measure(MeasuredStore store) throws IOException {
    store.start();
    long yearSamples = year(store);
    store.settle();
    long bytesBefore = store.diskBytes();
    double packedBefore = store.packedBytes();
    Map<String, Double> threadsBefore = ProcessFigures.cpuSecondsByThread(store.pid());
    double cpuBefore = ProcessFigures.of(store.pid()).cpuSeconds();
    long begin = System.nanoTime();
    long samples = hours(store);
    store.taken();
    double writing = (System.nanoTime() - begin) / 1e9;
    long rss = ProcessFigures.of(store.pid()).rssBytes();
    store.settle();
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpu = ProcessFigures.of(store.pid()).cpuSeconds() - cpuBefore;
    say(
        "%s: %,d samples in %.1f s (%.1f s until all was packed), %.2f CPU-s"
            .formatted(store.name(), samples, writing, seconds, cpu));
    Figures figures = new Figures();
    figures.put("samples", samples);
    figures.put("yearSamples", yearSamples);
    figures.put("samplesPerSecond", samples / writing, 0);
    figures.put("cpuSecondsPerMillion", cpu / samples * 1e6, 3);
    Figures threads = threads(threadsBefore, ProcessFigures.cpuSecondsByThread(store.pid()));
    figures.put("cpuSecondsByThread", threads);
    figures.put("bytesPerSample", (double) (store.diskBytes() - bytesBefore) / samples, 2);
    figures.put("packedBytesPerSample", (store.packedBytes() - packedBefore) / samples, 2);
    figures.put("rssMb", rss / 1e6, 0);
    read(store, figures);
    return figures;
  }

  /** What threads took since, where it is a hundredth of a second or more. */
  private static Figures threads(Map<String, Double> before, Map<String, Double> after) {
    Figures figures = new Figures();
    after.forEach((name, seconds) -> {
      double taken = seconds - before.getOrDefault(name, 0.0);
      if (taken >= 0.01) {
        figures.put(name, taken, 2);
      }
    });
    return figures;
  }

  /** Some devices over a year. */
  private long year(MeasuredStore store) throws IOException {
    RackPduSamples samples = new RackPduSamples(task.allPoints(), SEED);
    long step = task.yearInterval().toMillis();
    long count = 0;
    for (long at = task.yearBegin(); at < task.yearEnd(); at += step) {
      store.write(samples.poll(task.yearPoint(), task.yearPoints(), at), at);
      count += task.yearPoints();
    }
    return count;
  }

  private long hours(MeasuredStore store) throws IOException {
    RackPduSamples samples = new RackPduSamples(task.allPoints(), SEED + 1);
    long step = task.interval().toMillis();
    long count = 0;
    for (long at = task.begin(); at < StoreTask.END; at += step) {
      store.write(samples.poll(0, task.points(), at), at);
      count += task.points();
    }
    return count;
  }

  private void read(MeasuredStore store, Figures figures) throws IOException {
    long from = Math.max(task.begin(), StoreTask.END - DAY);
    List<Double> days = new ArrayList<>();
    for (int i = 0; i < READS; i++) {
      days.add(store.read((int) (i * 7919L % task.points()), from, StoreTask.END));
    }
    figures.put("read24hMs", median(days), 1);
    List<Double> years = new ArrayList<>();
    for (int i = 0; i < YEAR_READS; i++) {
      years.add(
          store.read(task.yearPoint() + i % task.yearPoints(), task.yearBegin(), task.yearEnd()));
    }
    figures.put("readYearMs", median(years), 1);
    double sum = store.sum(from, StoreTask.END);
    figures.put(
        "sum12000Ms", sum > LONG_MILLIS ? sum : Math.min(sum, store.sum(from, StoreTask.END)), 0);
    long middle = (from + StoreTask.END) / 2;
    figures.put("asOfMs", median(List.of(store.asOf(middle), store.asOf(middle + 7_200_000))), 0);
  }

  private static double median(List<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst().orElse(Double.NaN);
  }

  /**
   * Our own starts: after an end in order, and after {@code kill -9} in the middle of a quarter.
   */
  private void restart(OwnStore own, Figures figures) throws IOException {
    figures.put("worstSecondMs", own.worstMillis(), 0);
    own.end();
    figures.put("startSeconds", started(own), 2);
    RackPduSamples samples = new RackPduSamples(task.allPoints(), SEED + 2);
    long at = StoreTask.END;
    long killed = at + Duration.ofMinutes(7).toMillis();
    for (; at < killed; at += Duration.ofSeconds(10).toMillis()) {
      own.write(samples.poll(0, task.points(), at), at);
      own.taken();
    }
    own.kill();
    figures.put("restartSeconds", started(own), 2);
    figures.put("replayedSeconds", own.replayedSeconds(), 0);
    own.end();
  }

  private static double started(OwnStore own) throws IOException {
    long begin = System.nanoTime();
    own.start();
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void say(String text) {
    System.err.println("bench store: " + text);
  }
}
