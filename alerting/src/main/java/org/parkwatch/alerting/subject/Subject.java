package org.parkwatch.alerting.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Tenant;

/**
 * What an alarm is about: a device, or the cabinet, place or tenant that derived points belong to.
 * Immutable.
 *
 * @param code stands in the journal; that of an owner may be that of a device too, which then comes
 *     first
 * @param device null for an owner of derived points
 * @param owner null for a device
 * @param id of the device, cabinet, place or tenant
 */
public record Subject(String code, @Nullable Device device, @Nullable OwnerKind owner, int id) {

  public static Subject of(Device device) {
    return new Subject(device.code(), device, null, device.id());
  }

  /** The owner of derived points. */
  public static Subject of(Park park, DerivedBlock block) {
    return new Subject(park.ownerCode(block), null, block.kind(), block.owner());
  }

  public static Subject of(Cabinet cabinet) {
    return new Subject(cabinet.code(), null, OwnerKind.CABINET, cabinet.id());
  }

  /** A place; empty for a kind that owns no points. */
  public static Optional<Subject> of(Place place) {
    OwnerKind kind =
        switch (place.kind()) {
          case PARK -> OwnerKind.PARK;
          case BUILDING -> OwnerKind.BUILDING;
          case ROOM -> OwnerKind.ROOM;
          case ROW -> OwnerKind.ROW;
          case FLOOR, ZONE -> null;
        };
    return kind == null
        ? Optional.empty()
        : Optional.of(new Subject(place.code(), null, kind, place.id()));
  }

  /** What a point belongs to; empty for ids that nobody has now. */
  public static Optional<Subject> ofPoint(Park park, int point) {
    return park.deviceOfPoint(point)
        .map(Subject::of)
        .or(() -> park.derivedOfPoint(point).map(block -> of(park, block)));
  }

  /** All that have this code, a device first; empty where the park has none. */
  public static List<Subject> named(Park park, String code) {
    List<Subject> found = new ArrayList<>(1);
    park.deviceByCode(code).ifPresent(device -> found.add(of(device)));
    park.cabinetByCode(code).ifPresent(cabinet -> found.add(of(cabinet)));
    if (!found.isEmpty()) {
      return found;
    }
    for (Place place : park.places()) {
      if (place.code().equals(code)) {
        of(place).ifPresent(found::add);
      }
    }
    for (Tenant tenant : park.tenants()) {
      if (tenant.code().equals(code)) {
        found.add(new Subject(code, null, OwnerKind.TENANT, tenant.id()));
      }
    }
    return found;
  }

  /** Id of its named point, or -1. */
  public int pointId(Park park, String name) {
    return owner == null
        ? device == null ? -1 : device.pointId(name)
        : park.derivedOf(owner, id).map(block -> block.pointId(name)).orElse(-1);
  }

  /** The cabinet that it is, or that it hangs in; -1 where there is none. */
  public int cabinet(Park park) {
    return device != null
        ? park.equipmentOf(device).cabinet()
        : owner == OwnerKind.CABINET ? id : -1;
  }

  /** The innermost place around it, the place itself included; -1 for a tenant. */
  public int place(Park park) {
    if (device != null) {
      Equipment equipment = park.equipmentOf(device);
      return equipment.cabinet() < 0 ? equipment.place() : park.cabinet(equipment.cabinet()).row();
    }
    return switch (owner) {
      case CABINET -> park.cabinet(id).row();
      case ROW, ROOM, BUILDING, PARK -> id;
      case TENANT -> -1;
      case null -> -1;
    };
  }

  /** The room around it; the place itself where that is larger; -1 for a tenant and for plant. */
  public int room(Park park) {
    int place = place(park);
    if (place < 0) {
      return -1;
    }
    int larger = device == null ? place : -1;
    return park.enclosing(place, PlaceKind.ROOM).map(Place::id).orElse(larger);
  }
}
