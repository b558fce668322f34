package org.parkwatch.ui.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.Incident;
import org.parkwatch.alerting.board.Meaning;
import org.parkwatch.facility.park.Names;
import org.parkwatch.ui.alarms.PartGroup.Role;
import org.parkwatch.ui.testpark.FakeBoard;

class PartGroupTest {
  private static final Names FEED = Names.same("nothing feeds it");
  private static final Names ROOT = Names.same("nothing above it");

  private static Alarm alarm(long id, int severity) {
    return FakeBoard.alarm(id, severity, AlarmState.UNACKNOWLEDGED, 1, 1);
  }

  private static Incident incident(List<Incident.Part> parts) {
    return new Incident(parts.getFirst().alarm(), Names.same("said"), false, parts, null);
  }

  @Test
  void whatSaysTheSameForTheSameReasonIsCountedNotListed() {
    List<Incident.Part> parts = new ArrayList<>();
    parts.add(new Incident.Part(alarm(9, 1), false, ROOT));
    parts.add(new Incident.Part(alarm(8, 2), false, ROOT));
    for (int i = 20; i < 232; i++) {
      parts.add(new Incident.Part(alarm(i, 3), true, FEED));
    }
    List<PartGroup> groups = PartGroup.of(incident(parts));
    assertThat(groups)
        .extracting(PartGroup::role)
        .containsExactly(Role.CAUSE, Role.SHOWN, Role.FOLDED);
    assertThat(groups.getLast().alarms()).hasSize(212);
    assertThat(groups.getLast().earliest().id()).isEqualTo(20);
  }

  @Test
  void whereTheCauseIsInferredAllIsFoldedAndByReason() {
    List<Incident.Part> parts =
        List.of(
            new Incident.Part(alarm(1, 3), true, FEED),
            new Incident.Part(alarm(2, 3), true, Names.same("cannot be heard")),
            new Incident.Part(alarm(3, 3), true, FEED));
    assertThat(PartGroup.of(incident(parts)))
        .extracting(group -> group.role() + " " + group.alarms().size())
        .containsExactly("FOLDED 2", "FOLDED 1");
  }

  // An alarm of the gravest level that stands alone must not lie below folded notices.
  @Test
  void incidentsStandFirstAndSoDoesAnUrgentAlarmThatStandsAlone() {
    Alarm urgent = alarm(1, 1);
    Alarm important = alarm(2, 2);
    Alarm notices = alarm(3, 4);
    ConsoleOrder order =
        ConsoleOrder.of(
            List.of(urgent, important, notices), Map.of(3L, new Meaning(Names.same("said"), 12)));
    assertThat(order.incidents()).containsExactly(urgent, notices);
    assertThat(order.alone()).containsExactly(important);
    assertThat(order.all()).containsExactly(urgent, notices, important);
  }
}
