package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.alerting.board.Advice;
import org.parkwatch.alerting.board.Advisor;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.alerting.board.Incident;
import org.parkwatch.alerting.board.Meaning;
import org.parkwatch.facility.park.Names;

/**
 * What cases read like for somebody: a line each, with a sentence where it stands for more than one
 * alarm, and the whole story of one. Thread-safe as its newest samples are.
 *
 * @param advisor says what an alarm means that does nothing else
 */
record CaseLines(Newest newest, Advisor advisor) {
  /**
   * All lines.
   *
   * @param visible alarms that the viewer may see
   * @param whole whether the viewer may know of the whole park
   */
  Picture.View seen(Picture now, List<Alarm> visible, boolean whole) {
    List<Alarm> lines = new ArrayList<>();
    Map<Long, Meaning> meanings = new HashMap<>();
    for (Picture.Seen each : now.byCase(visible)) {
      Alarm line = line(now, each.found(), each.alarms(), whole);
      lines.add(line);
      if (each.alarms().size() > 1 || !line.equals(each.alarms().getFirst())) {
        Names sentence =
            Sentences.meaning(now.graph(), each.found(), line, newest, consequence(line), whole);
        meanings.put(line.id(), new Meaning(sentence, each.alarms().size()));
      }
    }
    lines.sort(AlarmBoard.ORDER);
    return new Picture.View(
        Collections.unmodifiableList(lines), Collections.unmodifiableMap(meanings));
  }

  /** The line of one case. */
  Alarm line(Picture now, Case found, List<Alarm> visible, boolean whole) {
    return Lines.of(now.graph(), found, visible, newest, whole);
  }

  /** One case in full. */
  Incident incident(Picture now, Case found, List<Alarm> visible, boolean whole) {
    Alarm shown = line(now, found, visible, whole);
    Map<Long, Alarm> seenNow = new HashMap<>();
    visible.forEach(alarm -> seenNow.put(alarm.id(), alarm));
    List<Incident.Part> parts = new ArrayList<>();
    found.roots().forEach(part -> add(parts, seenNow, part));
    found.parts().forEach(part -> add(parts, seenNow, part));
    return new Incident(
        shown,
        Sentences.of(now.graph(), found, shown, newest, consequence(shown), whole),
        found.suspected(),
        parts,
        whole ? found.effects().impact(now.graph().park()) : null);
  }

  private Optional<Names> consequence(Alarm line) {
    return advisor.on(line).map(Advice::consequence);
  }

  private static void add(List<Incident.Part> to, Map<Long, Alarm> visible, Case.Part part) {
    Alarm alarm = visible.get(part.fact().alarm().id());
    if (alarm != null) {
      to.add(new Incident.Part(alarm, part.why().hides(), part.why().words()));
    }
  }
}
