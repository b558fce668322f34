package org.parkwatch.ui.alarms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.Incident;
import org.parkwatch.facility.park.Names;

/**
 * Alarms of an incident that say the same for the same reason, however many they are.
 *
 * @param alarms at least one, the one that began first before the others
 */
record PartGroup(Role role, Names what, Names why, List<Alarm> alarms) {
  /** What they are in the incident. */
  enum Role {
    /** What everything else follows from. */
    CAUSE,
    /** Explained by nothing, so it is shown. */
    SHOWN,
    /** Explained, so it is folded. */
    FOLDED;

    String word() {
      return switch (this) {
        case CAUSE -> "part.cause";
        case SHOWN -> "part.shown";
        case FOLDED -> "part.folded";
      };
    }
  }

  private record Key(Role role, String rule, Names what, Names why) {}

  PartGroup {
    alarms =
        alarms.stream()
            .sorted(Comparator.comparingLong(Alarm::sinceMillis).thenComparingLong(Alarm::id))
            .toList();
  }

  /** In the order of the incident's parts; the first that is not hidden is the cause. */
  static List<PartGroup> of(Incident incident) {
    Map<Key, List<Alarm>> groups = new LinkedHashMap<>();
    boolean first = true;
    for (Incident.Part part : incident.parts()) {
      Role role = part.hidden() ? Role.FOLDED : first ? Role.CAUSE : Role.SHOWN;
      first = false;
      Key key = new Key(role, part.alarm().rule(), part.alarm().what(), part.why());
      groups.computeIfAbsent(key, x -> new ArrayList<>()).add(part.alarm());
    }
    return groups.entrySet().stream()
        .map(each -> {
          Key key = each.getKey();
          return new PartGroup(key.role(), key.what(), key.why(), each.getValue());
        })
        .toList();
  }

  Alarm earliest() {
    return alarms.getFirst();
  }

  /** The alarm itself, where it is the only one. */
  boolean single() {
    return alarms.size() == 1;
  }
}
