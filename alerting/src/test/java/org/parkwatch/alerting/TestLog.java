package org.parkwatch.alerting;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.parkwatch.alerting.board.AlarmCommand;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * A log as a bad hour writes it, from a seed: values that wander over limits, BAD samples, silent
 * devices, late, early and repeated samples, gaps, and people who acknowledge and shelve. The
 * oracle hears it as it is made, because people answer alarms.
 */
final class TestLog {
  static final long START = 1_795_000_000_000L;
  private static final List<AlarmCommand.Act> ACTS = List.of(AlarmCommand.Act.values());

  private final Random random;
  private final Park park;
  private final NaiveAlarms oracle;
  private final double[] level;
  private final int[] silentFor;
  private long now = START;
  private long offset;

  TestLog(long seed, RuleSet rules, Park park) {
    random = new Random(seed);
    this.park = park;
    oracle = new NaiveAlarms(rules, park);
    level = new double[park.pointCount()];
    silentFor = new int[park.devices().size()];
    for (int i = 0; i < level.length; i++) {
      level[i] = random.nextDouble();
    }
  }

  NaiveAlarms oracle() {
    return oracle;
  }

  /** As many groups of one second each, some with a gap before them. */
  List<LogGroup> groups(int count) {
    List<LogGroup> groups = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LogGroup group = next();
      oracle.take(group);
      groups.add(group);
    }
    return groups;
  }

  private LogGroup next() {
    List<LogRecord> records = new ArrayList<>();
    boolean gap = random.nextInt(150) == 0;
    now += gap ? 1000L * random.nextInt(1200) : 1000;
    if (gap || offset == 0) {
      records.add(new LogRecord.Watermark(now, true));
    }
    records.add(new LogRecord.Samples(samples()));
    if (random.nextInt(3) == 0) {
      command(records);
    }
    if (random.nextInt(20) != 0) { // now and then a second without a watermark
      records.add(new LogRecord.Watermark(now, false));
    }
    return new LogGroup(offset++, now, records);
  }

  private SampleBatch samples() {
    SampleBatch batch = new SampleBatch(64);
    for (Device device : park.devices()) {
      if (silentFor[device.id()] > 0) {
        silentFor[device.id()]--;
      } else if (random.nextInt(400) == 0) {
        silentFor[device.id()] = random.nextInt(300);
        batch.add(device.pointId("comm.up"), now, 0, Quality.GOOD.code());
      } else if (random.nextInt(6) == 0) {
        sampleDevice(device, batch);
      }
    }
    return batch;
  }

  private void sampleDevice(Device device, SampleBatch batch) {
    long at = now + (random.nextInt(30) == 0 ? random.nextInt(200_000) - 100_000 : 0);
    at -= random.nextInt(3) * 333L;
    for (int i = 0; i < device.points().size(); i++) {
      int point = device.firstPoint() + i;
      level[point] += (random.nextDouble() - 0.5) * 0.5;
      level[point] = Math.clamp(level[point], -0.3, 1.3);
      if (random.nextInt(25) == 0) {
        batch.addBad(point, at, Quality.BAD_TIMEOUT);
      } else {
        batch.add(point, at, value(i, level[point]), Quality.GOOD.code());
      }
    }
  }

  private double value(int ordinal, double x) {
    double value =
        switch (TestPark.POINTS.get(ordinal).quantity()) {
          case VOLTAGE -> 190 + 60 * x;
          case CURRENT -> 33 * x;
          case TEMPERATURE -> 20 + 15 * x;
          case HUMIDITY -> 40 + 30 * x;
          case STATE -> Math.clamp((int) (x * 6), 0, 5);
          case COMM_UP -> x > 0 ? 1 : 0;
          default -> x;
        };
    return Math.round(value * 10) / 10.0;
  }

  private void command(List<LogRecord> records) {
    List<Long> standing = new ArrayList<>(oracle.standing());
    if (standing.isEmpty()) {
      return;
    }
    List<Long> some = List.of(standing.get(random.nextInt(standing.size())), 999_999L);
    UUID request = new UUID(random.nextLong(), random.nextLong());
    AlarmCommand.Act act = ACTS.get(random.nextInt(ACTS.size()));
    long forMillis = 60_000L * (1 + random.nextInt(10));
    records.add(new AlarmCommand(request, act, "operator", some, "seen", forMillis).encode());
  }
}
