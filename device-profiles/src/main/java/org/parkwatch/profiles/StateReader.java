package org.parkwatch.profiles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.StateCode;

/** Reads what a device's codes mean. */
final class StateReader {
  private StateReader() {}

  static List<StateCode> read(YamlMap map, Quantity quantity) {
    List<StateCode> states = new ArrayList<>();
    for (YamlMap entry : map.maps("states")) {
      StateCode state = state(entry);
      states.stream()
          .filter(other -> overlap(state, other))
          .findFirst()
          .ifPresent(other -> entry.problem("", "has a code or word of another state"));
      states.add(state);
      entry.refuseUnknownKeys();
    }
    if (states.isEmpty() == (quantity == Quantity.STATE)) {
      map.problem(
          "states",
          states.isEmpty() ? "must say what the codes mean" : "only points of STATE have codes");
    }
    return states;
  }

  private static boolean overlap(StateCode a, StateCode b) {
    boolean codes = a.from() <= b.to() && b.from() <= a.to() && a.from() != StateCode.NO_CODE;
    return codes || (!a.word().isEmpty() && a.word().equals(b.word()));
  }

  private static StateCode state(YamlMap map) {
    long from;
    long to;
    String word = map.has("word") ? map.text("word") : "";
    if (!word.isEmpty() && !map.has("code")) {
      from = StateCode.NO_CODE;
      to = from;
    } else if (map.has("code")) {
      from = map.integer("code", Integer.MIN_VALUE, Integer.MAX_VALUE);
      to = from;
    } else {
      from = map.integer("from", Integer.MIN_VALUE, Integer.MAX_VALUE);
      to = map.optionalNumber("to").map(BigDecimal::longValue).orElse(Long.MAX_VALUE);
    }
    DeviceState means = map.oneOf("state", DeviceState.class, DeviceState.UNKNOWN);
    if (!map.has("state")) {
      map.problem("state", "is missing");
    }
    if (from > to) {
      map.problem("from", "is above 'to'");
      to = from;
    }
    return new StateCode(from, to, word, means, ProfileReader.names(map, "names"));
  }
}
