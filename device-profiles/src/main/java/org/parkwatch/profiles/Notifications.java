package org.parkwatch.profiles;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.facility.park.Names;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.mib.Notification;

/** What the notifications of all families mean, and the objects that they carry. Immutable. */
public final class Notifications {
  private final Map<Oid, Notification> kinds = new HashMap<>();
  private final Map<String, Names> objects = new HashMap<>();

  /** Of the families that the server knows. */
  public Notifications(MibProfiles families) {
    families
        .all()
        .forEach(family -> {
          family.points().forEach(point -> objects.put(point.column().text(), point.names()));
          family.notificationObjects().forEach((oid, names) -> objects.put(oid.text(), names));
          family.notifications().forEach(kind -> kinds.put(kind.oid(), kind));
        });
  }

  /** What a notification is; empty if no family names it. */
  public Optional<Notification> kind(Oid oid) {
    return Optional.ofNullable(kinds.get(oid));
  }

  /** The name of the column or scalar that an instance belongs to. */
  public Optional<Names> object(Oid instance) {
    String text = instance.text();
    for (int end = text.length(); end > 0; end = text.lastIndexOf('.', end - 1)) {
      Names names = objects.get(text.substring(0, end));
      if (names != null) {
        return Optional.of(names);
      }
    }
    return Optional.empty();
  }
}
