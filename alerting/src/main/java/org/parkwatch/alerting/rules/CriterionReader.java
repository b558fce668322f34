package org.parkwatch.alerting.rules;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Quantity;

/** Reads what must be true of a point from the mapping of a rule, or of one level of a ladder. */
final class CriterionReader {
  private static final List<String> KINDS = List.of("threshold", "stale", "state");

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
      case "threshold" -> threshold();
      case "stale" -> new Criterion.Stale(onDelay(), offDelay(), map.severity("severity"));
      case "state" -> state();
      default -> {
        map.unknown("kind", kind, KINDS);
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

  Criterion.@Nullable Threshold threshold() {
    int severity = map.severity("severity");
    Duration onDelay = onDelay();
    Duration offDelay = offDelay();
    boolean high = map.has("high");
    if (high == map.has("low")) {
      map.problem(high ? "low" : "kind", "a threshold needs either high or low");
      map.has("clear");
      return null;
    }
    Limit limit = limit(high ? "high" : "low");
    Limit clear = limit("clear");
    if (limit == null || clear == null || !agree(high, limit, clear)) {
      return null;
    }
    return new Criterion.Threshold(high, limit, clear, onDelay, offDelay, severity);
  }

  private @Nullable Limit limit(String key) {
    if (!map.isMap(key)) {
      double value = map.number(key);
      return Double.isNaN(value) ? null : new Limit.Fixed(value);
    }
    RuleMap share = map.map(key);
    if (share == null) {
      return null;
    }
    String rating = share.requiredText("rating");
    double factor = share.number("factor");
    share.finish();
    if (factor <= 0) {
      share.problem("factor", "must be above 0");
      return null;
    }
    return rating == null || Double.isNaN(factor) ? null : new Limit.OfRating(rating, factor);
  }

  /** Without a deadband an alarm chatters with every sample: the standard's first remedy. */
  private boolean agree(boolean high, Limit limit, Limit clear) {
    OptionalInt order = limit.compare(clear);
    if (order.isEmpty()) {
      map.problem("clear", "must be of the same form as the limit: a number, or the same rating");
      return false;
    }
    if (high ? order.getAsInt() <= 0 : order.getAsInt() >= 0) {
      map.problem("clear", "must lie " + (high ? "below" : "above") + " the limit");
      return false;
    }
    return true;
  }

  private @Nullable Criterion state() {
    Duration onDelay = onDelay();
    Duration offDelay = offDelay();
    if (on != null && on.quantity() != null && on.quantity() != Quantity.STATE) {
      map.problem("on", "a state rule watches points of quantity STATE");
    }
    map.require("states");
    RuleMap states = map.map("states");
    if (states == null) {
      return null;
    }
    Map<DeviceState, Integer> severities = new EnumMap<>(DeviceState.class);
    for (DeviceState state : DeviceState.values()) {
      if (states.has(state.name())) {
        severities.put(state, states.severity(state.name()));
      }
    }
    states.finish();
    if (severities.isEmpty()) {
      map.problem("states", "names no state");
      return null;
    }
    return new Criterion.State(severities, onDelay, offDelay);
  }
}
