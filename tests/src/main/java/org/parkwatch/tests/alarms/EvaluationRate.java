package org.parkwatch.tests.alarms;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.parkwatch.alerting.AlarmEngine;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * How many samples one core evaluates a second, journal on: each point of the park once in ten
 * seconds of the log, in the order in which devices are read or in any order.
 */
public final class EvaluationRate {
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 30;
  private static final int SECONDS = 10;
  private static final int BATCH = 2_000;

  private final Park park;
  private final RuleSet rules;
  private final InstantSource clock;
  private final int[] points;
  private final double[] base;
  private final double[] noise;
  private long now = 1_700_000_000_000L;
  private long offset = 1;

  public EvaluationRate(Park park, RuleSet rules, InstantSource clock) {
    this.park = park;
    this.rules = rules;
    this.clock = clock;
    base = new double[park.pointCount()];
    noise = new double[park.pointCount()];
    List<Integer> all = new ArrayList<>();
    for (Device device : park.devices()) {
      for (int i = 0; i < device.points().size(); i++) {
        PointSpec spec = device.points().specs().get(i);
        all.add(device.firstPoint() + i);
        base[device.firstPoint() + i] = ParkInMemory.quiet(spec);
        noise[device.firstPoint() + i] = spec.quantity() == Quantity.STATE ? 0 : 0.1;
      }
    }
    points = all.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * What was measured.
   *
   * @param conditions that the rules make of the park
   */
  public record Result(double samplesPerSecond, int conditions) {}

  /** Measures in a fresh folder. */
  public Result run(Path live, boolean deviceOrder) throws JournalFailure {
    if (!deviceOrder) {
      List<Integer> shuffled = new ArrayList<>();
      for (int point : points) {
        shuffled.add(point);
      }
      Collections.shuffle(shuffled, new Random(7));
      for (int i = 0; i < points.length; i++) {
        points[i] = shuffled.get(i);
      }
    }
    try (AlarmEngine engine =
        AlarmEngine.open(
            live,
            rules,
            SeverityFile.defaults(),
            park,
            ParkInMemory.NO_LOG,
            ParkInMemory.NO_TRAIL,
            clock)) {
      rounds(engine, WARM_UP);
      long nanos = rounds(engine, ROUNDS);
      double samples = (double) points.length * ROUNDS;
      return new Result(samples * 1e9 / nanos, engine.figures().conditions());
    }
  }

  private long rounds(AlarmEngine engine, int count) {
    Random random = new Random(11);
    long nanos = 0;
    for (int round = 0; round < count; round++) {
      for (int tenth = 0; tenth < SECONDS; tenth++) {
        LogGroup group = second(tenth, random);
        long begin = System.nanoTime();
        engine.accept(group);
        nanos += System.nanoTime() - begin;
      }
    }
    return nanos;
  }

  private LogGroup second(int tenth, Random random) {
    List<LogRecord> records = new ArrayList<>();
    int from = (int) ((long) tenth * points.length / SECONDS);
    int to = (int) ((long) (tenth + 1) * points.length / SECONDS);
    for (int first = from; first < to; first += BATCH) {
      SampleBatch batch = new SampleBatch(BATCH);
      for (int i = first; i < Math.min(to, first + BATCH); i++) {
        int point = points[i];
        double value = base[point] + noise[point] * random.nextDouble();
        batch.add(point, now, value, Quality.GOOD.code());
      }
      records.add(new LogRecord.Samples(batch));
    }
    now += 1000;
    records.add(new LogRecord.Watermark(now, false));
    return new LogGroup(offset++, now, records);
  }
}
