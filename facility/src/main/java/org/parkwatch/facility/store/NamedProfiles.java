package org.parkwatch.facility.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.parkwatch.facility.park.PointExpansion;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.facility.parkfile.ParkDraft;

/** The device profiles that the devices of a draft name. */
public final class NamedProfiles {
  private NamedProfiles() {}

  /**
   * Refuses a draft that names profiles which do not exist.
   *
   * @throws ParkRefused with each of them
   */
  public static void check(ParkDraft draft, PointExpansion expansion) {
    Map<String, List<String>> missing = new TreeMap<>();
    Set<String> known = new HashSet<>();
    for (DeviceDraft device : draft.devices()) {
      String profile = device.profile();
      if (!known.contains(profile)) {
        if (expansion.pointsOf(profile).isPresent()) {
          known.add(profile);
        } else {
          missing.computeIfAbsent(profile, p -> new ArrayList<>()).add(device.code());
        }
      }
    }
    if (!missing.isEmpty()) {
      List<String> reasons = new ArrayList<>();
      missing.forEach((profile, devices) ->
          reasons.add(
              "no profile `"
                  + profile
                  + "`, wanted by "
                  + devices.size()
                  + " device(s), first "
                  + devices.getFirst()));
      throw new ParkRefused(reasons);
    }
  }
}
