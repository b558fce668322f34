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
    for (YamlMap state : map.maps("states")) {
      states.add(state(state));
      state.refuseUnknownKeys();
    }
    if (states.isEmpty() == (quantity == Quantity.STATE)) {
      map.problem(
          "states",
          states.isEmpty() ? "must say what the codes mean" : "only points of STATE have codes");
    }
    return states;
  }

  private static StateCode state(YamlMap map) {
    long from;
    long to;
    if (map.has("code")) {
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
    return new StateCode(from, to, means, ProfileReader.names(map, "names"));
  }
}
