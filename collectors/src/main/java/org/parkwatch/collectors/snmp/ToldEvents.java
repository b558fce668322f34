package org.parkwatch.collectors.snmp;

import java.util.ArrayList;
import java.util.List;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.EventPoint;
import org.parkwatch.profiles.Profile;

/** What the notifications of a make of device mean for its event points. Immutable. */
final class ToldEvents {
  /**
   * A notification sets a point.
   *
   * @param place of the point in the devices' point set
   */
  record Meaning(int place, DeviceState state) {}

  private record Event(int place, EventPoint point) {}

  private final List<Event> events = new ArrayList<>();

  /**
   * Of devices of a profile.
   *
   * @param points of the devices; events that these do not have are left alone
   */
  ToldEvents(Profile profile, PointSet points) {
    for (EventPoint event : profile.events()) {
      int place = points.ordinal(event.spec().name());
      if (place >= 0) {
        events.add(new Event(place, event));
      }
    }
  }

  /** The points that a notification sets; most set none. */
  List<Meaning> of(TrapPdu trap) {
    List<Meaning> meanings = new ArrayList<>();
    for (Event event : events) {
      event.point.tells().stream()
          .filter(telling -> fits(telling, trap))
          .findFirst()
          .ifPresent(telling -> meanings.add(new Meaning(event.place, telling.state())));
    }
    return meanings;
  }

  private static boolean fits(EventPoint.Telling telling, TrapPdu trap) {
    return telling.notification().equals(trap.kind())
        && telling
            .carries()
            .map(carried ->
                trap.objects().stream()
                    .anyMatch(value ->
                        carried.isAbout(value.object()) && carried.values().contains(value.text())))
            .orElse(true);
  }
}
