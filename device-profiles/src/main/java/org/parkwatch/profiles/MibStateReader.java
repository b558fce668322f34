package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.List;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.StateCode;

/**
 * Reads what the codes of a state mean: {@code normal: {2: on}, critical: {3: fault, 5..9: fault}}.
 * A code that is not among them is the state UNKNOWN: the device has said something, but nobody
 * here knows what.
 */
final class MibStateReader {
  private static final Names NOT_KNOWN = new Names("code not known", "未知代码");

  private MibStateReader() {}

  static List<StateCode> read(YamlMap map, Glossary glossary) {
    List<StateCode> states = new ArrayList<>();
    for (String severity : map.keys()) {
      map.constant(severity, severity, DeviceState.class)
          .ifPresent(state ->
              map.map(severity)
                  .ifPresent(codes -> {
                    for (String code : codes.keys()) {
                      add(codes, code, state, glossary, states);
                    }
                  }));
    }
    states.add(
        new StateCode(Long.MIN_VALUE + 1, Long.MAX_VALUE, "", DeviceState.UNKNOWN, NOT_KNOWN));
    return states;
  }

  private static void add(
      YamlMap codes, String code, DeviceState state, Glossary glossary, List<StateCode> into) {
    String[] ends = code.split("\\.\\.", -1);
    if (ends.length > 2 || !ends[0].matches("-?[0-9]{1,10}")) {
      codes.problem(code, "must be a code or from..to");
      return;
    }
    long from = Long.parseLong(ends[0]);
    long to = ends.length == 1 ? from : Long.parseLong(ends[1]);
    if (into.stream().anyMatch(other -> other.from() <= to && from <= other.to())) {
      codes.problem(code, "is a code of another state");
      return;
    }
    into.add(new StateCode(from, to, "", state, glossary.word(codes.text(code))));
  }
}
