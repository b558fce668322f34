package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.alerting.board.Meaning;

/**
 * What stood and what it was sorted into at one moment. An alarm that was raised since is in none
 * of it until the next look: it would stand for a moment as a line of its own before it is folded
 * into what explains it.
 *
 * @param alarms that were sorted
 * @param caseOf index of the case of an alarm
 */
record Picture(CauseGraph graph, List<Alarm> alarms, List<Case> cases, Map<Long, Integer> caseOf) {
  /** A case and those of its alarms that somebody may see. */
  record Seen(Case found, List<Alarm> alarms) {}

  /**
   * What somebody sees of it.
   *
   * @param lines in the order of the list
   * @param meanings of the lines that stand for more than the alarm they name
   */
  record View(List<Alarm> lines, Map<Long, Meaning> meanings) {}

  static Picture of(CauseGraph graph, List<Alarm> alarms, List<Case> cases) {
    Map<Long, Integer> index = HashMap.newHashMap(alarms.size());
    for (int i = 0; i < cases.size(); i++) {
      int number = i;
      parts(cases.get(i)).forEach(part -> index.put(part.fact().alarm().id(), number));
    }
    return new Picture(graph, alarms, cases, index);
  }

  private static Stream<Case.Part> parts(Case found) {
    return Stream.concat(found.roots().stream(), found.parts().stream());
  }

  /** Alarms by what they were sorted into; others are left out. */
  List<Seen> byCase(List<Alarm> visible) {
    Map<Integer, List<Alarm>> byIndex = new LinkedHashMap<>();
    for (Alarm alarm : visible) {
      Integer found = caseOf.get(alarm.id());
      if (found != null) {
        byIndex.computeIfAbsent(found, x -> new ArrayList<>()).add(alarm);
      }
    }
    List<Seen> seen = new ArrayList<>(byIndex.size());
    byIndex.forEach((found, alarms) -> seen.add(new Seen(cases.get(found), alarms)));
    return seen;
  }

  /** All that were sorted into one case, in the order of the list. */
  static List<Alarm> alarmsOf(Case found) {
    return parts(found).map(part -> part.fact().alarm()).sorted(AlarmBoard.ORDER).toList();
  }

  static long oldest(List<Alarm> alarms) {
    return alarms.stream().min(Comparator.comparingLong(Alarm::id)).orElseThrow().id();
  }
}
