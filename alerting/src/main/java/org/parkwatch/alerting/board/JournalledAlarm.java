package org.parkwatch.alerting.board;

import java.util.List;
import java.util.Optional;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;

/**
 * An alarm of the journal as a board shows it. The journal names its equipment by code, so that it
 * outlives changes of the park: here it is found again. Pure functions.
 */
final class JournalledAlarm {
  private JournalledAlarm() {}

  /** The alarm in a park; what the park has no longer is without place, device and point. */
  static Alarm in(Park park, AlarmRow row) {
    List<Subject> named = Subject.named(park, row.device());
    Optional<Subject> subject =
        named.stream()
            .filter(each -> each.pointId(park, row.pointName()) >= 0)
            .findFirst()
            .or(() -> named.stream().findFirst());
    Optional<Device> device = subject.map(Subject::device);
    int point = subject.map(found -> found.pointId(park, row.pointName())).orElse(-1);
    int variant = row.rule().indexOf(':');
    return new Alarm(
        row.id(),
        row.severity(),
        state(row),
        variant < 0 ? row.rule() : row.rule().substring(0, variant),
        subject.isPresent() ? point : row.point(),
        device.map(Device::id).orElse(-1),
        subject.map(found -> found.cabinet(park)).orElse(-1),
        subject.map(found -> found.room(park)).orElse(-1),
        row.place(),
        row.what(),
        row.value(),
        row.limit(),
        row.unit(),
        row.decimals(),
        row.sinceMillis(),
        row.returnedMillis(),
        row.acknowledged() ? row.acknowledgedBy() : null,
        row.acknowledgedMillis(),
        row.reason().isEmpty() ? null : row.reason());
  }

  private static AlarmState state(AlarmRow row) {
    if (row.active()) {
      return row.acknowledged() ? AlarmState.ACKNOWLEDGED : AlarmState.UNACKNOWLEDGED;
    }
    boolean latched = row.acknowledged() && row.latched() && row.endedMillis() == 0;
    return latched ? AlarmState.LATCHED : AlarmState.RETURNED_UNACKNOWLEDGED;
  }
}
