package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.mib.Notification;

/** Reads what a family says of its notifications. */
final class NotificationReader {
  private static final int URGENT = 1;
  private static final int NOTICE = 4;

  private NotificationReader() {}

  /** The list under {@code notifications}; identifiers are whole ones. */
  static List<Notification> kinds(YamlMap family) {
    List<Notification> kinds = new ArrayList<>();
    for (YamlMap kind : family.maps("notifications")) {
      kinds.add(
          new Notification(
              MibReader.oid(kind, "oid", kind.text("oid")),
              kind.text("mib"),
              ProfileReader.names(kind, "names"),
              kind.integer("severity", URGENT, NOTICE)));
      kind.refuseUnknownKeys();
    }
    return kinds;
  }

  /** Names of objects that only notifications carry, under {@code notificationObjects}. */
  static Map<Oid, Names> objects(YamlMap family) {
    Map<Oid, Names> objects = new HashMap<>();
    for (YamlMap object : family.maps("notificationObjects")) {
      objects.put(
          MibReader.oid(object, "oid", object.text("oid")), ProfileReader.names(object, "names"));
      object.refuseUnknownKeys();
    }
    return objects;
  }
}
