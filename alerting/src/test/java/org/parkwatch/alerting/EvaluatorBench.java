package org.parkwatch.alerting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * How many samples a second one core evaluates: 24,000 devices, 816,000 points, 816,000 conditions,
 * samples in device order, the journal on. Every 10 s of the log each point has a sample; one in
 * {@code alarmEvery} lies over its limit. Prints one JSON line.
 */
final class EvaluatorBench {
  private static final int POINTS_PER_DEVICE = 34;
  private static final Quantity[] QUANTITIES = {
    Quantity.CURRENT, Quantity.TEMPERATURE, Quantity.VOLTAGE, Quantity.HUMIDITY
  };
  private static final int BATCH = 2_000;
  private static final int WARM_UP = 20;

  private static final String RULE =
      """
        - id: bench.%s
          kind: threshold
          on: {quantity: %s}
          high: %d
          clear: %d
          onDelay: %ds
          offDelay: 10s
          severity: 3
          consequence: {en: c, zh: c}
          response: {en: r, zh: r}
          timeToRespond: 1h
      """;

  private EvaluatorBench() {}

  /**
   * Runs the measurement.
   *
   * @param args rounds of 10 s (default 60) and one sample in how many alarms (default 100,000)
   */
  public static void main(String[] args) throws IOException, JournalFailure {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
    int alarmEvery = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    Park park = TestPark.of(60, 200, Life.IN_SERVICE, points());
    Path folder = Files.createTempDirectory("evaluator-bench");
    long before = heap();
    try (AlarmEngine engine =
        Engines.open(
            folder.resolve("live"), rules(), park, new FakeLog(), InstantSource.system())) {
      long memory = heap() - before;
      Run run = new Run(engine, park, alarmEvery);
      run.rounds(WARM_UP);
      run.reset();
      run.rounds(rounds);
      long slowest = run.slowestNanos;
      long rate = Math.round(run.samples * 1e9 / run.nanos);
      long stormNanos = run.storm();
      System.out.printf(
          Locale.ROOT,
          "{\"points\":%d,\"conditions\":%d,\"samples\":%d,\"samplesPerSecond\":%d,"
              + "\"slowestGroupMs\":%.1f,\"transitions\":%d,\"standing\":%d,\"stormMs\":%.0f,\"stateMb\":%.1f}%n",
          park.pointCount(),
          engine.figures().conditions(),
          run.samples,
          rate,
          slowest / 1e6,
          engine.figures().transitions(),
          engine.figures().standing(),
          stormNanos / 1e6,
          memory / 1e6);
    } finally {
      delete(folder);
    }
  }

  private static final class Run {
    private final AlarmEngine engine;
    private final int alarmEvery;
    private final Random random = new Random(7);
    private final double[] base;
    private long offset;
    private long now = TestLog.START;
    private long samples;
    private long nanos;
    private long slowestNanos;

    Run(AlarmEngine engine, Park park, int alarmEvery) {
      this.engine = engine;
      this.alarmEvery = alarmEvery;
      base = new double[park.pointCount()];
      for (int i = 0; i < base.length; i++) {
        base[i] = 30 + 20 * random.nextDouble();
      }
    }

    void reset() {
      samples = 0;
      nanos = 0;
      slowestNanos = 0;
    }

    void rounds(int count) {
      for (int round = 0; round < count; round++) {
        List<LogGroup> groups = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
          groups.add(second(second));
        }
        for (LogGroup group : groups) {
          long start = System.nanoTime();
          engine.accept(group);
          long took = System.nanoTime() - start;
          nanos += took;
          slowestNanos = Math.max(slowestNanos, took);
        }
      }
    }

    /** Nanoseconds until all alarms of the storm are durable and shown. */
    long storm() {
      SampleBatch batch = new SampleBatch(base.length);
      for (int point = 0; point < base.length; point++) {
        if (point % POINTS_PER_DEVICE % QUANTITIES.length == 0) {
          batch.add(point, now, 200, GOOD);
        }
      }
      LogGroup group = new LogGroup(offset++, now, List.of(new LogRecord.Samples(batch)));
      long start = System.nanoTime();
      engine.accept(group);
      return System.nanoTime() - start;
    }

    /** A tenth of the park in device order, and the watermark. */
    private LogGroup second(int tenth) {
      List<LogRecord> records = new ArrayList<>();
      int from = (int) ((long) tenth * base.length / 10);
      int to = (int) ((long) (tenth + 1) * base.length / 10);
      for (int first = from; first < to; first += BATCH) {
        SampleBatch batch = new SampleBatch(BATCH);
        for (int point = first; point < Math.min(to, first + BATCH); point++) {
          double high = random.nextInt(alarmEvery) == 0 ? 60 : 0;
          batch.add(point, now, base[point] + 2 * random.nextDouble() + high, GOOD);
        }
        samples += batch.size();
        records.add(new LogRecord.Samples(batch));
      }
      now += 1000;
      records.add(new LogRecord.Watermark(now, false));
      return new LogGroup(offset++, now, records);
    }
  }

  private static final byte GOOD = Quality.GOOD.code();

  private static List<PointSpec> points() {
    List<PointSpec> points = new ArrayList<>();
    for (int i = 0; i < POINTS_PER_DEVICE; i++) {
      Quantity quantity = QUANTITIES[i % QUANTITIES.length];
      Names names = Names.same("Point " + i);
      points.add(new PointSpec("p" + i, quantity, names, 1, Duration.ofSeconds(10), false));
    }
    return points;
  }

  private static RuleSet rules() {
    StringBuilder yaml = new StringBuilder("rules:\n");
    yaml.append(RULE.formatted("current", "CURRENT", 70, 68, 0));
    yaml.append(RULE.formatted("temperature", "TEMPERATURE", 72, 70, 30));
    yaml.append(RULE.formatted("voltage", "VOLTAGE", 74, 72, 10));
    yaml.append(RULE.formatted("humidity", "HUMIDITY", 76, 74, 60));
    return RuleFiles.parse(Map.of("bench.yaml", yaml.toString()));
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
