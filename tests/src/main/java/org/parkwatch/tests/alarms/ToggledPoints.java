package org.parkwatch.tests.alarms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Points that pass a limit and come back at random, the same in every process with the same seed,
 * and what must be in the journal of it: told without any of the engine's code.
 */
final class ToggledPoints {
  static final String RULE = "bench.toggled";

  private static final long START = 1_700_000_000_000L;
  private static final long APART_MILLIS = 180_000;
  private static final int ONE_OF = 3;
  private static final double OVER = 2;
  private static final String YAML =
      """
      rules:
        - id: bench.toggled
          kind: threshold
          on: {point: power, equipment: RACK_PDU}
          high: 1
          clear: 0.5
          onDelay: 0s
          offDelay: 0s
          severity: 3
          consequence: {en: c, zh: c}
          response: {en: r, zh: r}
          timeToRespond: 1h
      """;

  private final Park park;
  private final long seed;
  private final int[] points;

  ToggledPoints(Park park, long seed) {
    this.park = park;
    this.seed = seed;
    points =
        park.devices().stream()
            .filter(device -> device.code().contains("-PDU-"))
            .mapToInt(device -> device.pointId("power"))
            .filter(point -> point >= 0)
            .toArray();
  }

  static RuleSet rules() {
    return RuleFiles.parse(Map.of("bench.yaml", YAML));
  }

  /** A group of the log, at the offset of its number. */
  LogGroup group(long number) {
    SampleBatch batch = new SampleBatch(points.length);
    boolean[] over = over(number);
    for (int i = 0; i < points.length; i++) {
      batch.add(points[i], millis(number), over[i] ? OVER : 0, Quality.GOOD.code());
    }
    return new LogGroup(
        number,
        millis(number),
        List.of(
            new LogRecord.Watermark(millis(number), false),
            new LogRecord.Samples(batch),
            new LogRecord.Watermark(millis(number) + 500, false)));
  }

  /** Far enough apart that nothing comes and goes so often that it is held. */
  private static long millis(long group) {
    return START + group * APART_MILLIS;
  }

  private boolean[] over(long second) {
    Random random = new Random(seed * 1_000_003 + second);
    boolean[] over = new boolean[points.length];
    for (int i = 0; i < over.length; i++) {
      over[i] = random.nextInt(ONE_OF) == 0;
    }
    return over;
  }

  /** One line for each transition in the groups 1 to {@code last}. */
  List<String> expected(long last) {
    List<String> lines = new ArrayList<>();
    boolean[] before = new boolean[points.length];
    for (long second = 1; second <= last; second++) {
      boolean[] now = over(second);
      for (int i = 0; i < points.length; i++) {
        if (now[i] != before[i]) {
          EntryKind kind = now[i] ? EntryKind.RAISED : EntryKind.RETURNED;
          lines.add(line(kind, code(points[i]), millis(second)));
        }
      }
      before = now;
    }
    return lines;
  }

  private String code(int point) {
    return park.deviceOfPoint(point).map(Device::code).orElseThrow();
  }

  static String line(EntryKind kind, String device, long millis) {
    return kind + " " + device + " " + millis;
  }
}
