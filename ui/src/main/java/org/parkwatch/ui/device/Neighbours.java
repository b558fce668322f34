package org.parkwatch.ui.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;

/** What feeds, cools or connects a piece of equipment, and what it serves itself. */
final class Neighbours {
  /**
   * One of them.
   *
   * @param target address inside the application; empty for equipment that no device answers for
   */
  record End(Names names, String target) {}

  private Neighbours() {}

  /** By the key of the word for what they are to the equipment; no group is empty. */
  static Map<String, List<End>> of(Park park, Equipment equipment) {
    Map<Integer, Device> devices = new HashMap<>();
    park.devices().forEach(device -> devices.putIfAbsent(device.equipment(), device));
    Map<String, List<End>> groups = new TreeMap<>();
    for (Relation relation : park.relations()) {
      boolean served =
          relation.target() == Relation.Target.EQUIPMENT && relation.to() == equipment.id();
      if (served) {
        End end = end(park.equipment(relation.from()), devices);
        groups.computeIfAbsent(from(relation.kind()), word -> new ArrayList<>()).add(end);
      } else if (relation.from() == equipment.id()) {
        End end =
            switch (relation.target()) {
              case EQUIPMENT -> end(park.equipment(relation.to()), devices);
              case CABINET -> {
                String code = park.cabinet(relation.to()).code();
                yield new End(Names.same(code), "?cabinet=" + code);
              }
              case PLACE -> {
                var place = park.place(relation.to());
                yield new End(place.names(), DeviceFacts.onMap(park, place));
              }
            };
        groups.computeIfAbsent(to(relation.kind()), word -> new ArrayList<>()).add(end);
      }
    }
    return groups;
  }

  private static End end(Equipment equipment, Map<Integer, Device> devices) {
    Device device = devices.get(equipment.id());
    Names names =
        new Names(
            equipment.names().en() + "  " + equipment.code(),
            equipment.names().zh() + "  " + equipment.code());
    return new End(names, device == null ? "" : "device/" + device.code());
  }

  private static String from(RelationKind kind) {
    return switch (kind) {
      case POWER -> "device.fed-by";
      case COOLING -> "device.cooled-by";
      case COMMUNICATION -> "device.heard-through";
    };
  }

  private static String to(RelationKind kind) {
    return switch (kind) {
      case POWER -> "device.feeds";
      case COOLING -> "device.cools";
      case COMMUNICATION -> "device.carries";
    };
  }
}
