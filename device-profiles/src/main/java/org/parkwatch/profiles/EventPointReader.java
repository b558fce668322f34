package org.parkwatch.profiles;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Family;

/** Reads which notifications of a make are events that rules can watch. */
final class EventPointReader {
  /** An event point is promised no sample; history keeps what comes. */
  private static final Duration NEVER_ASKED = Duration.ofDays(1);

  private EventPointReader() {}

  /**
   * The list under {@code events}.
   *
   * @param points of the same profile, whose names are taken
   */
  static List<EventPoint> read(YamlMap map, Dialect dialect, List<ProfilePoint> points) {
    if (!map.has("events")) {
      return List.of();
    }
    if (dialect.family() != Family.SNMP) {
      map.problem("events", "only SNMP devices send notifications");
    }
    Set<String> names = new HashSet<>(points.stream().map(p -> p.spec().name()).toList());
    List<EventPoint> events = new ArrayList<>();
    for (YamlMap entry : map.maps("events")) {
      String name = entry.text("name");
      PointReader.checkName(entry, name);
      Names words = ProfileReader.names(entry, "names");
      List<EventPoint.Telling> tells = tells(entry);
      if (names.add(name)) {
        PointSpec spec = new PointSpec(name, Quantity.EVENT, words, 0, NEVER_ASKED, true);
        events.add(new EventPoint(spec, tells));
      } else {
        entry.problem("name", name + " stands twice");
      }
      entry.refuseUnknownKeys();
    }
    return events;
  }

  private static List<EventPoint.Telling> tells(YamlMap event) {
    List<EventPoint.Telling> tells = new ArrayList<>();
    for (YamlMap entry : event.maps("told")) {
      DeviceState state = entry.oneOf("state", DeviceState.class, DeviceState.UNKNOWN);
      if (!entry.has("state")) {
        entry.problem("state", "is missing; NORMAL is what clears");
      }
      entry.optionalText("mib");
      EventPoint.Telling telling =
          new EventPoint.Telling(
              MibReader.oid(entry, "notification", entry.text("notification")),
              entry.map("where").map(EventPointReader::carried),
              state);
      if (tells.stream().anyMatch(other -> sameTrigger(other, telling))) {
        entry.problem("notification", "stands twice in this event");
      }
      tells.add(telling);
      entry.refuseUnknownKeys();
    }
    if (tells.stream().allMatch(telling -> telling.state() == DeviceState.NORMAL)) {
      event.problem("told", "must name at least one notification that is not NORMAL");
    }
    return tells;
  }

  private static boolean sameTrigger(EventPoint.Telling a, EventPoint.Telling b) {
    Optional<EventPoint.Carried> what = a.carries();
    return a.notification().equals(b.notification())
        && (what.isEmpty() || what.equals(b.carries()));
  }

  private static EventPoint.Carried carried(YamlMap where) {
    List<String> values = where.texts("is");
    if (values.isEmpty()) {
      where.problem("is", "must say which values the object has then");
    }
    EventPoint.Carried carried =
        new EventPoint.Carried(
            MibReader.oid(where, "object", where.text("object")), Set.copyOf(values));
    where.refuseUnknownKeys();
    return carried;
  }
}
