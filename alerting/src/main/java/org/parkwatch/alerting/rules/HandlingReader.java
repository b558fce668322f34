package org.parkwatch.alerting.rules;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Quantity;

/** Reads what becomes of a rule's alarms: {@code latch}, {@code runbook}, {@code suppressWhen}. */
final class HandlingReader {
  /** Ends the id of a rule that only suppresses; no id of a file can end so. */
  private static final String OFF = "~off";

  private static final Pattern HTTP = Pattern.compile("https?://[^\\s\"<>]+");
  private static final Pattern RELATIVE = Pattern.compile("(?!//)[\\w./~#?=&%-]+");

  private HandlingReader() {}

  static Handling read(RuleMap map) {
    boolean latch = false;
    String said = map.holder("latch").text("latch");
    if (said != null) {
      latch = said.equals("true");
      if (!latch && !said.equals("false")) {
        map.problem("latch", "must be true or false, not '" + said + "'");
      }
    }
    String runbook = map.holder("runbook").text("runbook");
    if (runbook != null
        && !HTTP.matcher(runbook).matches()
        && !RELATIVE.matcher(runbook).matches()) {
      map.problem("runbook", "must be an http(s) address or a relative path");
    }
    return new Handling(latch, runbook, List.of());
  }

  /**
   * The condition under which a rule, or all levels of a ladder, do not speak, as a rule of its own
   * on the same kind of equipment; null where there is none or after a problem.
   *
   * @param rules all that the mapping said
   */
  static @Nullable Rule suppressor(RuleMap map, List<Rule> rules) {
    RuleMap when = map.map("suppressWhen");
    if (when == null) {
      return null;
    }
    List<String> points = when.texts("point");
    List<DeviceState> states = when.words("states", DeviceState.class);
    boolean complete = when.require("point") && when.require("states");
    when.finish();
    if (!complete || states.isEmpty() || points.isEmpty() || rules.isEmpty()) {
      return null;
    }
    Rule first = rules.getFirst();
    Binding on = first.on();
    Map<DeviceState, Integer> levels = new EnumMap<>(DeviceState.class);
    states.forEach(state -> levels.put(state, Severities.LAST));
    return new Rule(
        first.id() + OFF,
        new Binding(
            List.of(),
            points,
            Quantity.STATE,
            on.equipment(),
            on.place(),
            on.cabinet(),
            on.tenant(),
            on.tags(),
            null),
        new Criterion.State(levels, Duration.ZERO, Duration.ZERO),
        null,
        Symptom.OTHER,
        Map.of(),
        List.of(),
        first.consequence(),
        first.response(),
        first.timeToRespond(),
        new Handling(false, null, rules.stream().map(Rule::id).toList()),
        first.file(),
        first.line());
  }
}
