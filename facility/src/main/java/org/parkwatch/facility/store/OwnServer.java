package org.parkwatch.facility.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.facility.parkfile.EquipmentDraft;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.PlaceDraft;

/**
 * The server that monitors, as a device of the park: it stands in the park itself, beside what the
 * park files say, so that its figures are points like any others. Immutable.
 *
 * @param profile which points it has
 * @param protocol by which a collector takes it
 */
public record OwnServer(String profile, String protocol) {
  private static final String SUFFIX = "-PARKWATCH";
  private static final Names NAMES = new Names("Monitoring server", "监控服务器");
  private static final String MODEL = "Parkwatch";
  private static final String HOST = "localhost";

  /** Nobody connects to it: the collector that takes it runs in the same process. */
  private static final int PORT = 1;

  /** The draft with the server behind everything else; as it is where it names no park. */
  ParkDraft addTo(ParkDraft draft) {
    Optional<PlaceDraft> park =
        draft.places().stream().filter(place -> place.kind() == PlaceKind.PARK).findFirst();
    if (park.isEmpty()) {
      return draft;
    }
    String place = park.get().code();
    String code = place + SUFFIX;
    if (draft.equipment().stream().anyMatch(each -> each.code().equals(code))
        || draft.devices().stream().anyMatch(each -> each.code().equals(code))) {
      throw new ParkRefused(List.of(code + " is the code of the monitoring server itself"));
    }
    List<EquipmentDraft> equipment = new ArrayList<>(draft.equipment());
    equipment.add(
        new EquipmentDraft(
            EquipmentKind.SERVER,
            code,
            NAMES,
            place,
            null,
            null,
            MODEL,
            Map.of(),
            Life.IN_SERVICE));
    List<DeviceDraft> devices = new ArrayList<>(draft.devices());
    devices.add(
        new DeviceDraft(
            code, code, MODEL, profile, protocol, HOST, PORT, "", null, place, Life.IN_SERVICE));
    return new ParkDraft(
        draft.zone(),
        draft.places(),
        draft.cabinets(),
        equipment,
        devices,
        draft.relations(),
        draft.tenants(),
        draft.tenancies(),
        draft.aliases(),
        draft.tags());
  }

  /** Whether a park has all that {@link #addTo} would add. */
  boolean standsIn(Park park) {
    return park.places().stream()
        .filter(place -> place.kind() == PlaceKind.PARK)
        .map(Place::code)
        .allMatch(code -> park.deviceByCode(code + SUFFIX).isPresent());
  }
}
