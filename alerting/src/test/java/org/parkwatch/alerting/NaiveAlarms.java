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
import org.parkwatch.alerting.rules.Limit;
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
  private static final long MINUTE = 60_000;

  private static final class Point {
    final String device;
    final PointSpec spec;
    final List<Test> tests = new ArrayList<>();
    boolean seen;
    boolean bad;
    double value = Double.NaN;
    long millis;

    Point(String device, PointSpec spec) {
      this.device = device;
      this.spec = spec;
    }

    long allowed() {
      return spec.interval().toMillis() * 5 / 2;
    }
  }

  /** Levels of a threshold on one point: one alarm, that of the gravest level that is on. */
  private static final class Ladder {
    final List<Test> levels = new ArrayList<>();
    @Nullable Test shown;

    void look(long at) {
      Test top = null;
      for (Test level : levels) {
        top = level.on ? level : top;
      }
      Test was = shown;
      shown = top;
      if (top == was) {
        return;
      }
      boolean down = was != null && (top == null || levels.indexOf(top) < levels.indexOf(was));
      Test moved = down || top == null ? was : top;
      if (moved == null) {
        throw new IllegalStateException("nothing moved");
      }
      long since = moved.turned;
      double value = moved.point.value;
      if (was != null) {
        was.end(since, at, value);
      }
      if (top != null) {
        boolean taken = was != null && down && was.taken;
        long until = 0;
        for (Test level : levels) {
          if (level.standing && levels.indexOf(level) >= levels.indexOf(top)) {
            until = level.shelvedUntil;
          }
          if (level.standing && level != top) {
            level.standing = false;
            level.shelvedUntil = 0;
          }
        }
        top.begin(since, at, value);
        top.taken = taken;
        top.owner = was == null ? "" : was.owner;
        top.shelvedUntil = until;
      }
    }
  }

  /** A condition: on while true for long enough, off while over for long enough. */
  private final class Test {
    final Rule rule;
    final @Nullable DeviceState wanted;
    final Point point;
    boolean on;
    boolean over;
    long told;
    int raises;
    long firstRaise;
    @Nullable Long changing;
    long alarm;
    boolean taken;
    String owner = "";
    boolean standing;
    long shelvedUntil;
    boolean shelvedOnce;
    boolean latched;
    String suppressed = "";
    String service = "";
    @Nullable Ladder ladder;
    long turned;

    Test(Rule rule, @Nullable DeviceState wanted, Point point) {
      this.rule = rule;
      this.wanted = wanted;
      this.point = point;
    }

    /** Whether its alarm's condition is true. */
    boolean active() {
      return ladder == null ? on : ladder.shown == this;
    }

    boolean aboutSilence() {
      return rule.criterion() instanceof Criterion.Stale;
    }

    long delay() {
      long own = (on ? rule.criterion().offDelay() : rule.criterion().onDelay()).toMillis();
      return on && raises >= 5 ? Math.max(own, 10 * MINUTE) : own;
    }

    boolean violated() {
      return switch (rule.criterion()) {
        case Criterion.Threshold t -> {
          double limit =
              switch (on ? t.clear() : t.limit()) {
                case Limit.Fixed fixed -> fixed.value();
                case Limit.OfRating share -> share.factor() * 32.0;
                case Limit.OfAir air -> ashraeA1(air);
              };
          yield t.high() ? point.value > limit : point.value < limit;
        }
        case Criterion.State state -> wanted != null && point.value == wanted.code();
        case Criterion.Event event -> wanted != null && point.value == wanted.code();
        case Criterion.Stale stale -> throw new IllegalStateException("asked of samples only");
      };
    }

    private static double ashraeA1(Limit.OfAir air) {
      return air.plus()
          + switch (air.limit().word()) {
            case "recommended.temperature.high" -> 27;
            case "allowable.temperature.high" -> 32;
            case "recommended.humidity.high" -> 70;
            default -> throw new IllegalStateException("no rule of the test");
          };
    }

    /** An event of the point: that of the test, or another. */
    void tell(boolean itself, long at) {
      if (on || itself) {
        told = at;
        over = !itself;
      }
      if (on ? !itself && raises < 5 : itself) {
        changing = at;
        flip(at);
      }
    }

    /** How long an event holds from now on. */
    long holds(Criterion.Event event) {
      long chatter = raises >= 5 ? 10 * MINUTE : 0;
      return over ? chatter : Math.max(event.lasts().toMillis(), chatter);
    }

    /** The input says so; from when; decided at. */
    void hear(boolean violated, long from, long at) {
      if (rule.criterion() instanceof Criterion.Event) {
        tell(violated, at);
      } else if (violated == on) {
        changing = null;
      } else if (changing == null) {
        changing = from;
        if (delay() == 0) {
          flip(at);
        }
      }
    }

    void elapse() {
      if (on && rule.criterion() instanceof Criterion.Event event && now >= told + holds(event)) {
        changing = told + holds(event);
        flip(now);
      }
      Long since = changing;
      if (since != null && now >= since + delay() && known()) {
        flip(now);
      }
    }

    boolean known() {
      return aboutSilence()
          ? silence(point) != null
          : point.seen
              && !point.bad
              && point.millis >= listenFrom
              && now - point.millis <= point.allowed();
    }

    void flip(long at) {
      Long since = changing;
      if (since == null) {
        throw new IllegalStateException("nothing changes");
      }
      changing = null;
      on = !on;
      if (on && !rule.handling().onlySuppresses()) {
        if (raises == 0 || at - firstRaise > 10 * MINUTE) {
          firstRaise = at;
          raises = 0;
        }
        raises++;
      } else if (raises >= 5) {
        raises = 0;
      }
      double value = aboutSilence() ? Double.NaN : point.value;
      if (rule.handling().onlySuppresses()) {
        aside(at, "");
      } else if (ladder != null) {
        turned = since;
      } else if (on) {
        begin(since, at, value);
      } else {
        end(since, at, value);
      }
    }

    void begin(long since, long at, double value) {
      alarm = expected.size() + 1L;
      taken = false;
      standing = true;
      byAlarm.put(alarm, this);
      add("RAISED", since, at, value, "");
      latched = rule.handling().latch();
      suppressed = quietBy();
      service = services.of(point.device);
      if (!suppressed.isEmpty()) {
        add("SUPPRESSED", at, at, Double.NaN, "");
      }
      if (!service.isEmpty()) {
        add("OUT_OF_SERVICE", at, at, Double.NaN, services.by(service));
      }
    }

    /** Why the rule does not speak of this equipment now; here each device is one. */
    String quietBy() {
      return points.values().stream()
          .filter(other -> other.device.equals(point.device))
          .flatMap(other -> other.tests.stream())
          .filter(test -> test.on && test.rule.handling().suppresses().contains(rule.id()))
          .map(test -> test.point.spec.name() + " " + test.wanted)
          .findFirst()
          .orElse("");
    }

    /** What keeps it aside may have changed. */
    void look(long at, String who) {
      boolean was = !suppressed.isEmpty() || !service.isEmpty();
      String silence = quietBy();
      String served = services.of(point.device);
      boolean turned = suppressed.isEmpty() != silence.isEmpty();
      boolean moved = service.isEmpty() != served.isEmpty();
      suppressed = silence;
      service = served;
      if (was && suppressed.isEmpty() && service.isEmpty()) {
        taken = false;
      }
      if (turned) {
        add(silence.isEmpty() ? "UNSUPPRESSED" : "SUPPRESSED", at, at, Double.NaN, "");
      }
      if (moved) {
        String by = served.isEmpty() ? who : services.by(served);
        add(served.isEmpty() ? "IN_SERVICE" : "OUT_OF_SERVICE", at, at, Double.NaN, by);
      }
    }

    void end(long since, long at, double value) {
      add("RETURNED", since, at, value, "");
      boolean quiet = !suppressed.isEmpty() || !service.isEmpty();
      standing = !quiet && (!taken || shelvedUntil > 0 || latched);
      suppressed = "";
      service = "";
      if (quiet) {
        shelvedUntil = 0;
        shelvedOnce = false;
      } else if (shelvedOnce) {
        unshelve(at, "");
      }
    }

    /** True for the last level of a ladder: then the ladder is looked at. */
    void lookAtLadder(long at) {
      Ladder mine = ladder;
      if (mine != null && mine.levels.getLast() == this) {
        mine.look(at);
      }
    }

    void obey(AlarmCommand command) {
      switch (command.act()) {
        case ACKNOWLEDGE -> {
          if (!taken) {
            taken = true;
            owner = command.who();
            add("ACKNOWLEDGED", now, now, Double.NaN, command.who());
            standing = active() || shelvedUntil > 0 || latched;
          }
        }
        case RESET -> {
          if (latched && !active()) {
            if (!taken) {
              taken = true;
              add("ACKNOWLEDGED", now, now, Double.NaN, command.who());
            }
            latched = false;
            standing = shelvedUntil > 0;
            add("RESET", now, now, Double.NaN, command.who());
          }
        }
        case NOTE -> add("NOTED", now, now, Double.NaN, command.who());
        case HAND_OVER -> {
          if (active() && !(taken && owner.equals(command.to()))) {
            taken = true;
            owner = command.to();
            add("HANDED_OVER", now, now, Double.NaN, command.who());
          }
        }
        case SHELVE -> shelve(command, false);
        case SHELVE_ONCE -> {
          if (active()) {
            shelve(command, true);
          }
        }
        case UNSHELVE -> {
          if (shelvedUntil > 0) {
            unshelve(now, command.who());
          }
        }
      }
    }

    private void shelve(AlarmCommand command, boolean once) {
      if (shelvedUntil == 0) {
        shelvedUntil = now + command.forMillis();
        shelvedOnce = once;
        add("SHELVED", now, now, Double.NaN, command.who());
      }
    }

    void unshelve(long at, String who) {
      shelvedUntil = 0;
      shelvedOnce = false;
      taken = false;
      standing = active() || latched;
      add("UNSHELVED", at, at, Double.NaN, who);
    }

    void add(String kind, long since, long at, double value, String who) {
      String key = wanted == null ? rule.id() : rule.id() + ":" + wanted;
      expected.add(
          new Transition(
              expected.size() + 1L,
              kind,
              alarm,
              key,
              point.device,
              point.spec.name(),
              since,
              at,
              value,
              who));
    }
  }

  private final List<Transition> expected = new ArrayList<>();
  private final Map<Integer, Point> points = new LinkedHashMap<>();
  private final List<List<Test>> cells = new ArrayList<>();
  private final Map<Long, Test> byAlarm = new LinkedHashMap<>();
  private final NaiveServices services;
  private long now;
  private long listenFrom;

  NaiveAlarms(RuleSet rules, Park park) {
    services = new NaiveServices(park);
    for (int cell = 0; cell < park.cells().size(); cell++) {
      List<Test> sampled = new ArrayList<>();
      List<Test> silent = new ArrayList<>();
      for (Device device : park.devices()) {
        if (device.cell() == park.cells().get(cell).id()) {
          addDevice(rules, device, sampled, silent);
        }
      }
      cells.add(new ArrayList<>(silent));
      cells.add(new ArrayList<>(sampled));
    }
  }

  private void addDevice(RuleSet rules, Device device, List<Test> sampled, List<Test> silent) {
    for (PointSpec spec : device.points().specs()) {
      Point point = new Point(device.code(), spec);
      Map<List<String>, Ladder> ladders = new HashMap<>();
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
            point.tests.add(new Test(rule, state, point));
          }
        }
        if (severities.isEmpty()) {
          Test test = new Test(rule, null, point);
          point.tests.add(test);
          if (!rule.ladder().isEmpty()) {
            Ladder ladder = ladders.computeIfAbsent(rule.ladder(), ids -> new Ladder());
            test.ladder = ladder;
            ladder.levels.add(test);
          }
        }
      }
      for (Test test : point.tests) {
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
      Test test = byAlarm.get(id);
      if (test != null && test.alarm == id && test.standing) {
        test.obey(command);
      }
    }
  }

  private void take(SampleBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      Point point = points.get(batch.point(row));
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
        for (Test test : point.tests) {
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
      for (List<Test> tests : cells) {
        for (Test test : tests) {
          if (test.changing != null) {
            test.changing = now;
          }
        }
      }
    }
    for (int cell = 0; cell < cells.size(); cell += 2) {
      List<Test> silent = cells.get(cell);
      for (Test test : silent) {
        Long since = silence(test.point);
        if (since != null) {
          test.hear(since < 0, Math.abs(since), now);
        }
      }
      for (Test test : cells.get(cell + 1)) {
        test.elapse();
        test.lookAtLadder(now);
      }
      silent.forEach(Test::elapse);
    }
    byAlarm.forEach((id, test) -> {
      if (test.alarm == id && test.shelvedUntil > 0 && test.shelvedUntil <= now) {
        test.unshelve(now, "");
      }
    });
    services.elapse(now, () -> aside(now, ""));
  }

  /** Looks at all alarms whose condition is true, the oldest first. */
  private void aside(long at, String who) {
    byAlarm.forEach((id, test) -> {
      if (test.alarm == id && test.standing && test.active()) {
        test.look(at, who);
      }
    });
  }

  /** Null: nobody knows; negative: silent since then; positive: answers since then. */
  private @Nullable Long silence(Point point) {
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
