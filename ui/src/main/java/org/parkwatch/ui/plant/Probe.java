package org.parkwatch.ui.plant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.refresh.Fresh;

/** Reads points of equipment by name. What has no fresh value is NaN or empty, never 0. */
final class Probe {
  private final Map<Integer, List<Device>> devices = new HashMap<>();

  Probe(Park park) {
    for (Device device : park.devices()) {
      if (device.life().collected()) {
        devices.computeIfAbsent(device.equipment(), id -> new ArrayList<>(1)).add(device);
      }
    }
  }

  /** What answers for the equipment, in the order of the park; empty where nobody asks it. */
  List<Device> devices(Equipment equipment) {
    return devices.getOrDefault(equipment.id(), List.of());
  }

  boolean asked(Equipment equipment) {
    return !devices(equipment).isEmpty();
  }

  /** The fresh value of the named point in its own unit, NaN if there is none. */
  double value(Latest latest, Equipment equipment, String name) {
    for (Device device : devices(equipment)) {
      int ordinal = device.points().ordinal(name);
      if (ordinal >= 0) {
        return Fresh.value(
            latest, device.points().specs().get(ordinal), device.firstPoint() + ordinal);
      }
    }
    return Double.NaN;
  }

  /** The mean of the fresh ones among the named points, NaN if there is none. */
  double mean(Latest latest, Equipment equipment, String... names) {
    return Arrays.stream(names)
        .mapToDouble(name -> value(latest, equipment, name))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  /** The state that the named point says, empty where nothing fresh stands behind it. */
  Optional<DeviceState> state(Latest latest, Equipment equipment, String name) {
    double value = value(latest, equipment, name);
    return Arrays.stream(DeviceState.values()).filter(state -> state.code() == value).findFirst();
  }

  /** When the equipment last gave a usable value of the named point, 0 for never. */
  long heard(Latest latest, Equipment equipment, String name) {
    return devices(equipment).stream()
        .mapToInt(device -> device.pointId(name))
        .filter(point -> point >= 0)
        .mapToLong(latest::usableMillis)
        .max()
        .orElse(0);
  }
}
