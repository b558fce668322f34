package org.parkwatch.alerting.evaluate;

import java.util.Optional;
import org.parkwatch.alerting.rules.Input;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PlaceKind;

/** What points belong together by. Pure functions of the park. */
final class Zones {
  private final Park park;

  Zones(Park park) {
    this.park = park;
  }

  /** The zone around a subject; empty where it stands in none. */
  Optional<Subject> of(Subject subject, Input.Zone zone) {
    int cabinet = subject.cabinet(park);
    int place = subject.place(park);
    return switch (zone) {
      case EQUIPMENT -> Optional.of(equipment(subject));
      case CABINET ->
          cabinet < 0 ? Optional.empty() : Optional.of(Subject.of(park.cabinet(cabinet)));
      case ROW -> around(place, PlaceKind.ROW);
      case ROOM -> around(place, PlaceKind.ROOM);
      case BUILDING -> around(place, PlaceKind.BUILDING);
    };
  }

  /** Devices of one equipment are one. */
  private Subject equipment(Subject subject) {
    Device device = subject.device();
    return device == null
        ? subject
        : new Subject(park.equipmentOf(device).code(), null, null, device.equipment());
  }

  private Optional<Subject> around(int place, PlaceKind kind) {
    return place < 0 ? Optional.empty() : park.enclosing(place, kind).flatMap(Subject::of);
  }

  /** The subject of the kind around another one, the subject itself included. */
  Optional<Subject> around(Subject subject, OwnerKind kind) {
    return switch (kind) {
      case CABINET -> of(subject, Input.Zone.CABINET);
      case ROW -> of(subject, Input.Zone.ROW);
      case ROOM -> of(subject, Input.Zone.ROOM);
      case BUILDING -> of(subject, Input.Zone.BUILDING);
      case PARK -> around(subject.place(park), PlaceKind.PARK);
      case TENANT -> Optional.empty();
    };
  }
}
