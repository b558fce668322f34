package org.parkwatch.alerting.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.expression.Expression;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Quantity;

/** Reads what must be true of a point from the mapping of a rule, or of one level of a ladder. */
final class CriterionReader {
  /** Kinds that compare a number with limits. */
  static final List<String> THRESHOLDS =
      List.of("threshold", "rate", "deviation", "aggregate", "expression");

  private static final List<String> OTHERS = List.of("stale", "state", "event");

  private final RuleMap map;
  private final @Nullable Binding on;

  /**
   * @param on what the rule watches; null if that could not be read
   */
  CriterionReader(RuleMap map, @Nullable Binding on) {
    this.map = map;
    this.on = on;
  }

  /** The criterion of this kind, or null after a problem. */
  @Nullable Criterion read(String kind) {
    return switch (kind) {
      case "stale" -> new Criterion.Stale(onDelay(), offDelay(), map.severity("severity"));
      case "state" -> state();
      case "event" -> event();
      default -> {
        if (THRESHOLDS.contains(kind)) {
          yield threshold(new InputReader(map).read(kind));
        }
        List<String> kinds = new ArrayList<>(THRESHOLDS);
        kinds.addAll(OTHERS);
        map.unknown("kind", kind, kinds);
        yield null;
      }
    };
  }

  private Duration onDelay() {
    return map.holder("onDelay").duration("onDelay");
  }

  private Duration offDelay() {
    return map.holder("offDelay").duration("offDelay");
  }

  /**
   * The threshold, or null after a problem.
   *
   * @param input what it compares with its limits; null if that could not be read
   */
  Criterion.@Nullable Threshold threshold(@Nullable Input input) {
    int severity = map.severity("severity");
    Duration onDelay = onDelay();
    Duration offDelay = offDelay();
    if (input instanceof Input.Formula(Expression formula) && formula.truth()) {
      Limit half = new Limit.Fixed(0.5);
      return new Criterion.Threshold(input, true, half, half, onDelay, offDelay, severity);
    }
    boolean high = map.has("high");
    if (high == map.has("low")) {
      map.problem(high ? "low" : "kind", "a threshold needs either high or low");
      map.has("clear");
      return null;
    }
    LimitReader limits = new LimitReader(map, on);
    Limit limit = limits.read(high ? "high" : "low");
    Limit clear = limits.read("clear");
    if (limit == null || clear == null || !agree(high, limit, clear) || input == null) {
      return null;
    }
    Input compared = limits.compared(input, high ? "high" : "low");
    return compared == null
        ? null
        : new Criterion.Threshold(compared, high, limit, clear, onDelay, offDelay, severity);
  }

  /** Without a deadband an alarm chatters with every sample: the standard's first remedy. */
  private boolean agree(boolean high, Limit limit, Limit clear) {
    OptionalInt order = limit.compare(clear);
    if (order.isEmpty()) {
      map.problem(
          "clear",
          "must be of the same form as the limit: a number, the same rating, room's limit or point");
      return false;
    }
    if (high ? order.getAsInt() <= 0 : order.getAsInt() >= 0) {
      map.problem("clear", "must lie " + (high ? "below" : "above") + " the limit");
      return false;
    }
    return true;
  }

  private @Nullable Criterion event() {
    Duration lasts = map.duration("lasts");
    if (on != null && on.quantity() != null && on.quantity() != Quantity.EVENT) {
      map.problem("on", "an event rule watches points of quantity EVENT");
    }
    for (String key : List.of("onDelay", "offDelay")) {
      if (map.has(key)) {
        map.problem(key, "an event is told once, and ends as 'lasts' or a clearing event says");
      }
    }
    Map<DeviceState, Integer> severities = severities();
    if (severities.containsKey(DeviceState.NORMAL)) {
      map.problem("states", "NORMAL is what clears, and no alarm");
      return null;
    }
    return severities.isEmpty() || !lasts.isPositive()
        ? null
        : new Criterion.Event(severities, lasts);
  }

  private @Nullable Criterion state() {
    Duration onDelay = onDelay();
    Duration offDelay = offDelay();
    if (on != null && on.quantity() != null && on.quantity() != Quantity.STATE) {
      map.problem("on", "a state rule watches points of quantity STATE");
    }
    Map<DeviceState, Integer> severities = severities();
    return severities.isEmpty() ? null : new Criterion.State(severities, onDelay, offDelay);
  }

  /** By state; empty after a problem. */
  private Map<DeviceState, Integer> severities() {
    Map<DeviceState, Integer> severities = new EnumMap<>(DeviceState.class);
    map.require("states");
    RuleMap states = map.map("states");
    if (states == null) {
      return severities;
    }
    for (DeviceState state : DeviceState.values()) {
      if (states.has(state.name())) {
        severities.put(state, states.severity(state.name()));
      }
    }
    states.finish();
    if (severities.isEmpty()) {
      map.problem("states", "names no state");
    }
    return severities;
  }
}
