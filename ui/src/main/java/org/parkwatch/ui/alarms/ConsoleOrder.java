package org.parkwatch.ui.alarms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.Meaning;
import org.parkwatch.alerting.severity.Severities;

/**
 * The order of the list.
 *
 * @param incidents lines that mean more than one alarm's own words, and single alarms of the
 *     gravest level: nothing folded may push such a one down
 * @param alone alarms that belong to no incident
 */
record ConsoleOrder(List<Alarm> incidents, List<Alarm> alone) {
  ConsoleOrder {
    incidents = List.copyOf(incidents);
    alone = List.copyOf(alone);
  }

  /** Incidents first; within each part the order stays. */
  static ConsoleOrder of(List<Alarm> alarms, Map<Long, Meaning> meanings) {
    List<Alarm> incidents = new ArrayList<>();
    List<Alarm> alone = new ArrayList<>();
    for (Alarm alarm : alarms) {
      boolean first = meanings.containsKey(alarm.id()) || alarm.severity() == Severities.FIRST;
      (first ? incidents : alone).add(alarm);
    }
    return new ConsoleOrder(incidents, alone);
  }

  /** As they come, where nothing is an incident: what is shelved or over. */
  static ConsoleOrder flat(List<Alarm> alarms) {
    return new ConsoleOrder(List.of(), alarms);
  }

  List<Alarm> all() {
    List<Alarm> all = new ArrayList<>(incidents);
    all.addAll(alone);
    return all;
  }

  boolean isEmpty() {
    return incidents.isEmpty() && alone.isEmpty();
  }
}
