package org.parkwatch.alerting;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.parkwatch.alerting.board.AlarmCommand;
import org.parkwatch.alerting.board.ServiceCommand;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * A log as a bad hour writes it, from a seed: values that wander over limits, BAD samples, silent
 * devices, late, early and repeated samples, gaps, people who do all that can be done to alarms,
 * and maintenance. The oracle hears it as it is made, because people answer alarms.
 */
final class TestLog {
  static final long START = 1_795_000_000_000L;
  private static final List<AlarmCommand.Act> ACTS = List.of(AlarmCommand.Act.values());

  private static final List<OutOfService.Kind> KINDS = List.of(OutOfService.Kind.values());
  private static final List<String> PEOPLE = List.of("operator", "li.wei");

  private final List<String> services = new ArrayList<>();
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
      groups.add(next());
    }
    return groups;
  }

  /** The next group, which the oracle has heard. */
  LogGroup next() {
    LogGroup group = made();
    oracle.take(group);
    return group;
  }

  private LogGroup made() {
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
    if (random.nextInt(60) == 0) {
      service(records);
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
      if (TestPark.POINTS.get(i).quantity() == Quantity.EVENT && random.nextInt(10) > 0) {
        continue; // nobody asks for it
      }
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
          case EVENT -> Math.clamp((int) (x * 4), 0, 3);
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
    String to = act == AlarmCommand.Act.HAND_OVER ? PEOPLE.get(random.nextInt(2)) : "";
    records.add(new AlarmCommand(request, act, "operator", some, "seen", forMillis, to).encode());
  }

  /** Maintenance takes a device, a cabinet or a room out of service, or puts something back. */
  private void service(List<LogRecord> records) {
    UUID request = new UUID(random.nextLong(), random.nextLong());
    boolean back = !services.isEmpty() && random.nextBoolean();
    String id = back ? services.get(random.nextInt(services.size())) : request.toString();
    if (!back) {
      services.add(id);
    }
    Device device = park.devices().get(random.nextInt(park.devices().size()));
    int cabinet = park.equipmentOf(device).cabinet();
    OutOfService.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    String code =
        switch (kind) {
          case DEVICE -> device.code();
          case EQUIPMENT -> park.equipmentOf(device).code();
          case CABINET -> park.cabinet(cabinet).code();
          case PLACE -> park.place(park.cabinet(cabinet).row()).code();
        };
    records.add(
        new ServiceCommand(
                request,
                back,
                id,
                "maintenance",
                new OutOfService.Target(kind, code),
                "WO-7",
                "new module",
                "li.wei",
                60_000L * (1 + random.nextInt(8)))
            .encode());
  }
}
