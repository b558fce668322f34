package org.parkwatch.alerting;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.alerting.journal.OutOfService.Kind;
import org.parkwatch.alerting.journal.OutOfService.Target;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;

/** What must be out of service for an alarm to be. Pure functions. */
final class ServiceTargets {
  private ServiceTargets() {}

  /**
   * The device with all around it, or the cabinet or place of this code with all around it. What
   * guards lives is out of service only by its own name: a room under repair still tells of fire.
   */
  static Set<Target> of(Park park, String code) {
    Set<Target> targets = new HashSet<>();
    Optional<Device> device = park.deviceByCode(code);
    if (device.isEmpty()) {
      park.cabinetByCode(code).ifPresent(cabinet -> climb(park, cabinet, targets));
      park.places().stream()
          .filter(place -> place.code().equals(code))
          .findFirst()
          .ifPresent(place -> climb(park, place.id(), targets));
      return targets;
    }
    Equipment equipment = park.equipmentOf(device.get());
    targets.add(new Target(Kind.DEVICE, code));
    targets.add(new Target(Kind.EQUIPMENT, equipment.code()));
    if (equipment.kind().lifeSafety()) {
      return targets;
    }
    if (equipment.cabinet() < 0) {
      climb(park, equipment.place(), targets);
    } else {
      climb(park, park.cabinet(equipment.cabinet()), targets);
    }
    return targets;
  }

  private static void climb(Park park, Cabinet cabinet, Set<Target> targets) {
    targets.add(new Target(Kind.CABINET, cabinet.code()));
    climb(park, cabinet.row(), targets);
  }

  private static void climb(Park park, int from, Set<Target> targets) {
    for (int id = from; id >= 0; ) {
      Place place = park.place(id);
      targets.add(new Target(Kind.PLACE, place.code()));
      id = place.parent();
    }
  }
}
