package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.Alarm;

/**
 * What stood and what it was sorted into at one moment.
 *
 * @param caseOf index of the case of an alarm
 * @param graph null before the first look
 */
record Picture(List<Case> cases, Map<Long, Integer> caseOf, @Nullable CauseGraph graph) {
  /** A case and those of its alarms that somebody may see. */
  record Seen(Case found, List<Alarm> alarms) {}

  CauseGraph known() {
    return Objects.requireNonNull(graph);
  }

  /**
   * Alarms by what they were sorted into.
   *
   * @param rest gets those that were raised since: they are sorted at the next look
   */
  List<Seen> byCase(List<Alarm> visible, List<Alarm> rest) {
    Map<Integer, List<Alarm>> byIndex = new LinkedHashMap<>();
    for (Alarm alarm : visible) {
      Integer found = caseOf.get(alarm.id());
      if (found == null) {
        rest.add(alarm);
      } else {
        byIndex.computeIfAbsent(found, x -> new ArrayList<>()).add(alarm);
      }
    }
    List<Seen> seen = new ArrayList<>(byIndex.size());
    byIndex.forEach((found, alarms) -> seen.add(new Seen(cases.get(found), alarms)));
    return seen;
  }
}
