package org.parkwatch.collectors.poll;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.Profiles;

/**
 * The devices that a collector reads, by id, in the order of the park. Immutable.
 *
 * @param <P> a device of the collector's protocol
 */
public final class Roster<P extends PolledDevice<?>> {
  /** How a protocol takes devices in. */
  public interface Admission<P> {
    /**
     * Makes a device ready to be asked.
     *
     * @param problems gets one line, beginning with the device's code, for what stands against it
     * @return empty if there was a problem
     */
    Optional<P> admit(Device device, Profile profile, List<String> problems);

    /** Whether what was made for the same device before can go on: same credential, same way. */
    boolean goesOn(P before, Device device);
  }

  private final Map<Integer, P> byId;

  private Roster(Map<Integer, P> byId) {
    this.byId = Collections.unmodifiableMap(byId);
  }

  public static <P extends PolledDevice<?>> Roster<P> empty() {
    return new Roster<>(Map.of());
  }

  /**
   * The devices of a park that speak one of the protocols and are to be collected. Those that did
   * not change keep their state.
   *
   * @param problems gets a line for each device whose profile is not known or that is not admitted
   */
  public Roster<P> next(
      Park park,
      Set<String> protocols,
      Profiles profiles,
      Admission<P> admission,
      List<String> problems) {
    Map<Integer, P> next = new LinkedHashMap<>();
    for (Device device : park.devices()) {
      if (!protocols.contains(device.protocol()) || !device.life().collected()) {
        continue;
      }
      P before = byId.get(device.id());
      Optional<Profile> profile = profiles.find(device.profile());
      if (profile.isEmpty()) {
        problems.add(device.code() + ": no profile '" + device.profile() + "'");
      } else if (!profile.get().family().speaks(device.protocol())) {
        problems.add(
            "%s: profile '%s' is not for %s"
                .formatted(device.code(), device.profile(), device.protocol()));
      } else if (before != null && before.isStill(device) && admission.goesOn(before, device)) {
        next.put(device.id(), before);
      } else {
        admission
            .admit(device, profile.get(), problems)
            .ifPresent(admitted -> next.put(device.id(), admitted));
      }
    }
    return new Roster<>(next);
  }

  public Collection<P> all() {
    return byId.values();
  }

  public int size() {
    return byId.size();
  }

  public Optional<P> find(int device) {
    return Optional.ofNullable(byId.get(device));
  }
}
