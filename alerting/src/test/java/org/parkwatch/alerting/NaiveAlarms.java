package org.parkwatch.alerting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.AlarmCommand;
import org.parkwatch.alerting.board.ServiceCommand;
import org.parkwatch.alerting.rules.Criterion;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * The oracle: the same alarms by the plainest means. One object a condition, every condition is
 * looked at with every watermark; no wheel, no columns, no saved state. Shares no code with the
 * evaluator or the ledger.
 */
final class NaiveAlarms {
  static final long MINUTE = 60_000;

  final List<Transition> expected = new ArrayList<>();
  final Map<Integer, NaivePoint> points = new LinkedHashMap<>();
  private final List<List<NaiveCondition>> cells = new ArrayList<>();
  final Map<Long, NaiveCondition> byAlarm = new LinkedHashMap<>();
  final NaiveServices services;
  long now;
  long listenFrom;

  NaiveAlarms(RuleSet rules, Park park) {
    services = new NaiveServices(park);
    for (int cell = 0; cell < park.cells().size(); cell++) {
      List<NaiveCondition> sampled = new ArrayList<>();
      List<NaiveCondition> silent = new ArrayList<>();
      for (Device device : park.devices()) {
        if (device.cell() == park.cells().get(cell).id()) {
          addDevice(rules, device, sampled, silent);
        }
      }
      cells.add(new ArrayList<>(silent));
      cells.add(new ArrayList<>(sampled));
    }
  }

  private void addDevice(
      RuleSet rules, Device device, List<NaiveCondition> sampled, List<NaiveCondition> silent) {
    for (PointSpec spec : device.points().specs()) {
      NaivePoint point = new NaivePoint(device.code(), spec);
      Map<List<String>, NaiveLadder> ladders = new HashMap<>();
      points.put(device.pointId(spec.name()), point);
      for (Rule rule : rules.rules()) {
        if (!rule.on().points().equals(List.of(spec.name()))
            || !rule.on().equipment().contains(EquipmentKind.RACK_PDU)) {
          continue;
        }
        Map<DeviceState, Integer> severities =
            switch (rule.criterion()) {
              case Criterion.State states -> states.severities();
              case Criterion.Event events -> events.severities();
              case Criterion.Threshold threshold -> Map.of();
              case Criterion.Stale stale -> Map.of();
            };
        for (DeviceState state : DeviceState.values()) {
          if (severities.containsKey(state)) {
            point.tests.add(new NaiveCondition(this, rule, state, point));
          }
        }
        if (severities.isEmpty()) {
          NaiveCondition test = new NaiveCondition(this, rule, null, point);
          point.tests.add(test);
          if (!rule.ladder().isEmpty()) {
            NaiveLadder ladder = ladders.computeIfAbsent(rule.ladder(), ids -> new NaiveLadder());
            test.ladder = ladder;
            ladder.levels.add(test);
          }
        }
      }
      for (NaiveCondition test : point.tests) {
        (test.aboutSilence() ? silent : sampled).add(test);
      }
    }
  }

  /** What must be in the journal after the groups that were taken. */
  List<Transition> expected() {
    return expected;
  }

  /** Ids of alarms that stand, oldest first. */
  Set<Long> standing() {
    Set<Long> ids = new TreeSet<>();
    byAlarm.forEach((id, test) -> {
      if (test.alarm == id && test.standing) {
        ids.add(id);
      }
    });
    return ids;
  }

  void take(LogGroup group) {
    for (LogRecord entry : group.records()) {
      switch (entry) {
        case LogRecord.Samples samples -> take(samples.batch());
        case LogRecord.Watermark mark -> watermark(mark.millis(), mark.afterGap());
        case LogRecord.Command command -> {
          if (command.topic().equals(ServiceCommand.TOPIC)) {
            ServiceCommand service = ServiceCommand.decode(command.payload());
            if (services.obey(service, now)) {
              aside(now, service.back() ? service.who() : "");
            }
          } else {
            obey(AlarmCommand.decode(command.payload()));
          }
        }
      }
    }
  }

  private void obey(AlarmCommand command) {
    for (long id : command.alarms()) {
      NaiveCondition test = byAlarm.get(id);
      if (test != null && test.alarm == id && test.standing) {
        test.obey(command);
      }
    }
  }

  private void take(SampleBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      NaivePoint point = points.get(batch.point(row));
      if (point == null) {
        continue;
      }
      boolean near = Math.abs(batch.millis(row) - now) <= MINUTE;
      long millis = now == 0 || near ? batch.millis(row) : now;
      if (point.seen && millis < point.millis) {
        continue;
      }
      point.seen = true;
      point.millis = millis;
      point.bad = batch.quality(row) < 0;
      if (!point.bad) {
        point.value = batch.value(row);
        for (NaiveCondition test : point.tests) {
          if (!test.aboutSilence()) {
            test.hear(test.violated(), millis, millis);
            test.lookAtLadder(millis);
          }
        }
      }
    }
  }

  private void watermark(long millis, boolean afterGap) {
    boolean first = now == 0;
    if (millis <= now && !afterGap) {
      return;
    }
    now = Math.max(now, millis);
    if (afterGap || first) {
      listenFrom = now;
      for (List<NaiveCondition> tests : cells) {
        for (NaiveCondition test : tests) {
          if (test.changing != null) {
            test.changing = now;
          }
        }
      }
    }
    for (int cell = 0; cell < cells.size(); cell += 2) {
      List<NaiveCondition> silent = cells.get(cell);
      for (NaiveCondition test : silent) {
        Long since = silence(test.point);
        if (since != null) {
          test.hear(since < 0, Math.abs(since), now);
        }
      }
      for (NaiveCondition test : cells.get(cell + 1)) {
        test.elapse();
        test.lookAtLadder(now);
      }
      silent.forEach(NaiveCondition::elapse);
    }
    byAlarm.forEach((id, test) -> {
      if (test.alarm == id && test.shelvedUntil > 0 && test.shelvedUntil <= now) {
        test.unshelve(now, "");
      }
    });
    services.elapse(now, () -> aside(now, ""));
  }

  /** Looks at all alarms whose condition is true, the oldest first. */
  void aside(long at, String who) {
    byAlarm.forEach((id, test) -> {
      if (test.alarm == id && test.standing && test.active()) {
        test.look(at, who);
      }
    });
  }

  /** Null: nobody knows; negative: silent since then; positive: answers since then. */
  @Nullable Long silence(NaivePoint point) {
    long from = Math.max(point.millis, listenFrom);
    boolean no = point.bad || (point.spec.name().equals("comm.up") && point.value == 0);
    if (now - from > point.allowed()) {
      return no ? -from : -(from + point.allowed());
    }
    if (!point.seen || point.millis < listenFrom) {
      return null;
    }
    return no ? -from : from;
  }
}
