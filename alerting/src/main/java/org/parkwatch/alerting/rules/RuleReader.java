package org.parkwatch.alerting.rules;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.yaml.YamlMap;

/** Turns one mapping of a rule file into a rule. */
final class RuleReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");
  private static final List<String> KINDS = List.of("threshold", "stale", "state");

  private final RuleMap map;
  private final String file;

  RuleReader(YamlMap map) {
    this.map = new RuleMap(map);
    this.file = map.origin().file();
  }

  /** The rule, or null if anything is wrong; what it was is among the problems. */
  @Nullable Rule read() {
    String id = map.requiredText("id");
    if (id != null && !ID.matcher(id).matches()) {
      map.problem("id", "must be of small letters, digits, dots and dashes, not '" + id + "'");
    }
    Binding on = binding();
    Names what = map.names("what");
    Names consequence = map.requiredNames("consequence");
    Names response = map.requiredNames("response");
    Duration timeToRespond = map.duration("timeToRespond");
    Criterion criterion = criterion(on);
    Map<DeviceState, Symptom> symptoms = symptoms();
    Symptom symptom = symptom(criterion);
    map.finish();
    return id == null || on == null || criterion == null || consequence == null || response == null
        ? null
        : new Rule(
            id,
            on,
            criterion,
            what,
            symptom,
            symptoms,
            consequence,
            response,
            timeToRespond,
            file,
            map.line());
  }

  /** One word for all states, or none; who is silent is silent by default. */
  private Symptom symptom(@Nullable Criterion criterion) {
    Symptom usual = criterion instanceof Criterion.Stale ? Symptom.SILENT : Symptom.OTHER;
    return map.has("symptom") && !map.isMap("symptom") ? symptom(map, "symptom") : usual;
  }

  /** A word a state. */
  private Map<DeviceState, Symptom> symptoms() {
    Map<DeviceState, Symptom> symptoms = new EnumMap<>(DeviceState.class);
    RuleMap words = map.isMap("symptom") ? map.map("symptom") : null;
    if (words != null) {
      for (DeviceState state : DeviceState.values()) {
        if (words.has(state.name())) {
          symptoms.put(state, symptom(words, state.name()));
        }
      }
      words.finish();
    }
    return symptoms;
  }

  private static Symptom symptom(RuleMap from, String key) {
    String word = from.text(key);
    for (Symptom symptom : Symptom.values()) {
      if (symptom.word().equals(word)) {
        return symptom;
      }
    }
    if (word != null) {
      from.unknown(key, word, Arrays.stream(Symptom.values()).map(Symptom::word).toList());
    }
    return Symptom.OTHER;
  }

  private @Nullable Binding binding() {
    map.require("on");
    RuleMap on = map.map("on");
    if (on == null) {
      return null;
    }
    String point = on.text("point");
    Quantity quantity = on.word("quantity", Quantity.class);
    EquipmentKind equipment = on.word("equipment", EquipmentKind.class);
    String place = on.text("place");
    String profile = on.text("profile");
    if (!on.has("point") && !on.has("quantity")) {
      on.problem("", "needs a point or a quantity");
    }
    on.finish();
    return new Binding(point, quantity, equipment, place, profile);
  }

  private @Nullable Criterion criterion(@Nullable Binding on) {
    String kind = map.requiredText("kind");
    if (kind == null) {
      return null;
    }
    return switch (kind) {
      case "threshold" -> threshold();
      case "stale" -> new Criterion.Stale(onDelay(), offDelay(), map.severity("severity"));
      case "state" -> state(on);
      default -> {
        map.unknown("kind", kind, KINDS);
        yield null;
      }
    };
  }

  private Duration onDelay() {
    return map.duration("onDelay");
  }

  private Duration offDelay() {
    return map.duration("offDelay");
  }

  private @Nullable Criterion threshold() {
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
    double set;
    double reset;
    if (limit instanceof Limit.Fixed a && clear instanceof Limit.Fixed b) {
      set = a.value();
      reset = b.value();
    } else if (limit instanceof Limit.OfRating a
        && clear instanceof Limit.OfRating b
        && a.rating().equals(b.rating())) {
      set = a.factor();
      reset = b.factor();
    } else {
      map.problem("clear", "must be of the same form as the limit: a number, or the same rating");
      return false;
    }
    if (high ? reset >= set : reset <= set) {
      map.problem("clear", "must lie " + (high ? "below" : "above") + " the limit");
      return false;
    }
    return true;
  }

  private @Nullable Criterion state(@Nullable Binding on) {
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
