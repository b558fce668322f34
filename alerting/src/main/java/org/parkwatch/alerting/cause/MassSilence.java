package org.parkwatch.alerting.cause;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;

/**
 * Finds out that many devices are silent because one thing that carries them is gone. It is
 * suspected, not known: nobody asks a switch here. Confined to its caller.
 *
 * <p>A carrier stands as the cause once nine of ten devices behind it are silent, and until fewer
 * than half of them have been so for {@link #HOLD}; whatever is silent then comes up on its own. Of
 * carriers that stand, the one with the most devices takes the alarms.
 */
final class MassSilence {
  /** So many returns take a while: polls are spread, and each alarm has its off-delay. */
  static final Duration HOLD = Duration.ofMinutes(2);

  private static final double CAUSE_SHARE = 0.9;
  private static final double HELD_SHARE = 0.5;

  private final Predicate<Device> silent;
  private final Map<String, Long> heldAt = new HashMap<>();
  private long revision = -1;
  private List<Carrier> carriers = List.of();

  /** One cause, and the alarms that it explains. */
  record Cause(Carrier carrier, int silent, List<Alarm> alarms) {}

  /**
   * Looks at nothing yet.
   *
   * @param silent whether a device does not answer now, known before its alarm is due
   */
  MassSilence(Predicate<Device> silent) {
    this.silent = silent;
  }

  /** What stands as a cause now, the one with the most devices first. */
  List<Cause> find(Park park, List<Alarm> standing, long nowMillis) {
    Map<Integer, List<Alarm>> byDevice = new LinkedHashMap<>();
    for (Alarm alarm : standing) {
      silentDevice(park, alarm)
          .ifPresent(
              device -> byDevice.computeIfAbsent(device.id(), x -> new ArrayList<>()).add(alarm));
    }
    if (byDevice.isEmpty()) {
      heldAt.clear();
      return List.of();
    }
    if (revision != park.revision()) {
      revision = park.revision();
      carriers = Carriers.of(park);
    }
    List<Cause> causes = new ArrayList<>();
    Set<Integer> explained = new HashSet<>();
    for (Carrier carrier : carriers) {
      if (carrier.devices().stream().noneMatch(byDevice::containsKey)) {
        heldAt.remove(carrier.key());
        continue;
      }
      int count = silentOf(park, carrier, byDevice);
      if (!stands(carrier, count, nowMillis)) {
        continue;
      }
      List<Alarm> alarms = new ArrayList<>();
      for (int device : carrier.devices()) {
        if (explained.add(device)) {
          alarms.addAll(byDevice.getOrDefault(device, List.of()));
        }
      }
      if (!alarms.isEmpty()) {
        causes.add(new Cause(carrier, count, alarms));
      }
    }
    return causes;
  }

  private int silentOf(Park park, Carrier carrier, Map<Integer, List<Alarm>> byDevice) {
    return (int)
        carrier.devices().stream()
            .filter(device -> byDevice.containsKey(device) || silent.test(park.device(device)))
            .count();
  }

  private boolean stands(Carrier carrier, int count, long nowMillis) {
    double share = (double) count / carrier.devices().size();
    Long held = heldAt.get(carrier.key());
    if (share >= CAUSE_SHARE || (held != null && share >= HELD_SHARE)) {
      heldAt.put(carrier.key(), nowMillis);
      return true;
    }
    if (held != null && nowMillis - held <= HOLD.toMillis()) {
      return true;
    }
    heldAt.remove(carrier.key());
    return false;
  }

  /** The device whose silence an alarm is about, if it may stand behind another line. */
  private static Optional<Device> silentDevice(Park park, Alarm alarm) {
    return park.specOfPoint(alarm.point())
        .filter(spec -> spec.name().equals(PointNames.COMM_UP))
        .flatMap(spec -> park.deviceOfPoint(alarm.point()))
        .filter(device -> !park.equipmentOf(device).kind().lifeSafety());
  }
}
