package org.parkwatch.alerting;

import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.AlarmCommand;
import org.parkwatch.alerting.rules.Criterion;
import org.parkwatch.alerting.rules.Limit;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.facility.park.DeviceState;

/** The oracle's condition: on while true for long enough, off while over for long enough. */
final class NaiveCondition {
  private final NaiveAlarms all;
  final Rule rule;
  final @Nullable DeviceState wanted;
  final NaivePoint point;
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
  @Nullable NaiveLadder ladder;
  long turned;

  NaiveCondition(NaiveAlarms all, Rule rule, @Nullable DeviceState wanted, NaivePoint point) {
    this.all = all;
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
    return on && raises >= 5 ? Math.max(own, 10 * NaiveAlarms.MINUTE) : own;
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
    long chatter = raises >= 5 ? 10 * NaiveAlarms.MINUTE : 0;
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
    if (on && rule.criterion() instanceof Criterion.Event event && all.now >= told + holds(event)) {
      changing = told + holds(event);
      flip(all.now);
    }
    Long since = changing;
    if (since != null && all.now >= since + delay() && known()) {
      flip(all.now);
    }
  }

  boolean known() {
    return aboutSilence()
        ? all.silence(point) != null
        : point.seen
            && !point.bad
            && point.millis >= all.listenFrom
            && all.now - point.millis <= point.allowed();
  }

  void flip(long at) {
    Long since = changing;
    if (since == null) {
      throw new IllegalStateException("nothing changes");
    }
    changing = null;
    on = !on;
    if (on && !rule.handling().onlySuppresses()) {
      if (raises == 0 || at - firstRaise > 10 * NaiveAlarms.MINUTE) {
        firstRaise = at;
        raises = 0;
      }
      raises++;
    } else if (raises >= 5) {
      raises = 0;
    }
    double value = aboutSilence() ? Double.NaN : point.value;
    if (rule.handling().onlySuppresses()) {
      all.aside(at, "");
    } else if (ladder != null) {
      turned = since;
    } else if (on) {
      begin(since, at, value);
    } else {
      end(since, at, value);
    }
  }

  void begin(long since, long at, double value) {
    alarm = all.expected.size() + 1L;
    taken = false;
    standing = true;
    all.byAlarm.put(alarm, this);
    add("RAISED", since, at, value, "");
    latched = rule.handling().latch();
    suppressed = quietBy();
    service = all.services.of(point.device);
    if (!suppressed.isEmpty()) {
      add("SUPPRESSED", at, at, Double.NaN, "");
    }
    if (!service.isEmpty()) {
      add("OUT_OF_SERVICE", at, at, Double.NaN, all.services.by(service));
    }
  }

  /** Why the rule does not speak of this equipment now; here each device is one. */
  String quietBy() {
    return all.points.values().stream()
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
    String served = all.services.of(point.device);
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
      String by = served.isEmpty() ? who : all.services.by(served);
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
    NaiveLadder mine = ladder;
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
          add("ACKNOWLEDGED", all.now, all.now, Double.NaN, command.who());
          standing = active() || shelvedUntil > 0 || latched;
        }
      }
      case RESET -> {
        if (latched && !active()) {
          if (!taken) {
            taken = true;
            add("ACKNOWLEDGED", all.now, all.now, Double.NaN, command.who());
          }
          latched = false;
          standing = shelvedUntil > 0;
          add("RESET", all.now, all.now, Double.NaN, command.who());
        }
      }
      case NOTE -> add("NOTED", all.now, all.now, Double.NaN, command.who());
      case HAND_OVER -> {
        if (active() && !(taken && owner.equals(command.to()))) {
          taken = true;
          owner = command.to();
          add("HANDED_OVER", all.now, all.now, Double.NaN, command.who());
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
          unshelve(all.now, command.who());
        }
      }
    }
  }

  private void shelve(AlarmCommand command, boolean once) {
    if (shelvedUntil == 0) {
      shelvedUntil = all.now + command.forMillis();
      shelvedOnce = once;
      add("SHELVED", all.now, all.now, Double.NaN, command.who());
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
    all.expected.add(
        new Transition(
            all.expected.size() + 1L,
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
