package org.parkwatch.tests.alarms;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.parkwatch.alerting.AlarmEngine;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.alerting.cause.IncidentBoard;
import org.parkwatch.alerting.cause.Symptoms;
import org.parkwatch.alerting.journal.JournalFailure;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * A building loses its mains and everything in it falls silent, while 300 rack PDUs elsewhere are
 * overloaded. Measured is each group of the log from the engine's first sample of it to the lines
 * that a screen would show.
 */
public final class DarkBuilding {
  private static final Viewer OPERATOR = Viewer.system("bench");
  private static final byte GOOD = Quality.GOOD.code();
  private static final byte BAD = Quality.BAD_TIMEOUT.code();
  private static final int UNRELATED = 300;
  private static final double OVERLOAD_AMPS = 1_000;
  private static final int SECONDS = 75;
  private static final int BATCH = 4_000;
  private static final long BEGIN = 1_700_000_000_000L;

  private final Park park;
  private final RuleSet rules;
  private final InstantSource clock;
  private final String building;
  private boolean dark;

  /** Time of the log, UTC milliseconds; the board goes by it, too. */
  private long now;

  public DarkBuilding(Park park, RuleSet rules, String building, InstantSource clock) {
    this.park = park;
    this.rules = rules;
    this.clock = clock;
    this.building = building;
  }

  /**
   * What one run found.
   *
   * @param worstMs the longest of all groups, evaluation, journal, sorting and lines together
   * @param alarms that stood at the end
   * @param lines that they became
   * @param unrelated lines of the rack PDUs elsewhere
   */
  public record Result(double worstMs, int alarms, int lines, int unrelated) {}

  /** One run in a fresh folder. */
  public Result run(Path live, Consumer<String> say) throws IOException, JournalFailure {
    dark = false;
    now = BEGIN;
    try (AlarmEngine engine =
        AlarmEngine.open(
            live,
            rules,
            SeverityFile.defaults(),
            park,
            ParkInMemory.NO_LOG,
            ParkInMemory.NO_TRAIL,
            clock)) {
      AlarmBoard board =
          new IncidentBoard(
              engine.board(),
              () -> park,
              device -> dark && inside(device),
              point -> Double.NaN,
              new Symptoms(rules),
              alarm -> Optional.empty(),
              () -> Instant.ofEpochMilli(now));
      long offset = 1;
      engine.accept(group(offset++, now, all(now)));
      board.standing(OPERATOR);
      dark = true;
      double worst = 0;
      for (int second = 1; second <= SECONDS; second++) {
        now += 1000;
        LogGroup group = group(offset++, now, second == 1 ? all(now) : List.of());
        long begin = System.nanoTime();
        engine.accept(group);
        int lines = board.standing(OPERATOR).size();
        double took = (System.nanoTime() - begin) / 1e6;
        if (took > worst) {
          worst = took;
          say.accept(
              "second %d: %,d alarms, %,d lines, %.0f ms"
                  .formatted(second, engine.figures().standing(), lines, took));
        }
      }
      var lines = board.standing(OPERATOR);
      lines.stream()
          .collect(Collectors.groupingBy(Alarm::rule, TreeMap::new, Collectors.toList()))
          .forEach((rule, some) ->
              say.accept(
                  "%d lines of %s, such as %s %s"
                      .formatted(
                          some.size(),
                          rule,
                          some.getFirst().place().en(),
                          some.getFirst().what().en())));
      int unrelated =
          (int) lines.stream().filter(line -> line.rule().startsWith("rack-pdu.current")).count();
      return new Result(worst, board.each(OPERATOR).size(), lines.size(), unrelated);
    }
  }

  private LogGroup group(long offset, long now, List<LogRecord> samples) {
    List<LogRecord> records = new ArrayList<>(samples);
    records.add(new LogRecord.Watermark(now, false));
    return new LogGroup(offset, now, records);
  }

  private List<LogRecord> all(long now) {
    List<LogRecord> records = new ArrayList<>();
    SampleBatch batch = new SampleBatch(BATCH);
    int overloaded = 0;
    for (Device device : park.devices()) {
      boolean lost = dark && inside(device);
      boolean over =
          dark
              && !lost
              && park.equipmentOf(device).kind() == EquipmentKind.RACK_PDU
              && overloaded < UNRELATED;
      overloaded += over ? 1 : 0;
      for (int i = 0; i < device.points().size(); i++) {
        if (batch.size() == BATCH) {
          records.add(new LogRecord.Samples(batch));
          batch = new SampleBatch(BATCH);
        }
        add(batch, device, i, now, lost, over);
      }
    }
    records.add(new LogRecord.Samples(batch));
    return records;
  }

  private void add(SampleBatch batch, Device device, int i, long now, boolean lost, boolean over) {
    PointSpec spec = device.points().specs().get(i);
    int point = device.firstPoint() + i;
    boolean circuit = park.equipmentOf(device).kind() == EquipmentKind.GRID_CIRCUIT;
    if (lost && circuit && spec.name().equals("breaker.state")) {
      batch.add(point, now, DeviceState.CRITICAL.code(), GOOD);
    } else if (spec.name().equals(PointNames.COMM_UP)) {
      batch.add(point, now, lost && !circuit ? 0 : 1, GOOD);
    } else if (lost && !circuit) {
      batch.add(point, now, Double.NaN, BAD);
    } else if (over && spec.quantity() == Quantity.CURRENT) {
      batch.add(point, now, OVERLOAD_AMPS, GOOD);
    } else {
      batch.add(point, now, ParkInMemory.quiet(spec), GOOD);
    }
  }

  private boolean inside(Device device) {
    return park.enclosing(park.equipmentOf(device).place(), PlaceKind.BUILDING)
        .filter(place -> place.code().equals(building))
        .isPresent();
  }
}
