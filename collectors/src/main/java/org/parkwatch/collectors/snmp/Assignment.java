package org.parkwatch.collectors.snmp;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.Profiles;

/**
 * Which lane reads which device. Devices that did not change keep their state. Immutable.
 *
 * @param lanes devices by lane
 * @param byId all of them by device id
 */
record Assignment(List<List<DevicePoll>> lanes, Map<Integer, DevicePoll> byId) {
  static final String PROTOCOL = "snmp-v2c";

  static final Assignment NONE = new Assignment(List.of(), Map.of());

  private record MakeKey(int lane, String profile, PointSet points, String community) {}

  /**
   * Assigns the devices of a park that speak SNMP v2c and are to be collected.
   *
   * @throws CollectorRefused with every device whose profile or credential is not known
   */
  static Assignment of(
      Park park, Profiles profiles, Credentials credentials, int laneCount, Assignment before) {
    List<String> problems = new ArrayList<>();
    Map<MakeKey, Make> makes = new HashMap<>();
    List<List<DevicePoll>> lanes = new ArrayList<>();
    for (int i = 0; i < laneCount; i++) {
      lanes.add(new ArrayList<>());
    }
    Map<Integer, DevicePoll> byId = new HashMap<>();
    for (Device device : park.devices()) {
      if (!device.protocol().equals(PROTOCOL) || !device.life().collected()) {
        continue;
      }
      Optional<Profile> profile = profiles.find(device.profile());
      Optional<Secret> community =
          Optional.ofNullable(device.credential()).flatMap(credentials::community);
      if (profile.isEmpty()) {
        problems.add(device.code() + ": no profile '" + device.profile() + "'");
      } else if (community.isEmpty()) {
        problems.add(device.code() + ": no credential '" + device.credential() + "'");
      } else {
        int lane = Math.floorMod(device.id(), laneCount);
        DevicePoll poll =
            unchanged(before.byId.get(device.id()), device, community.get())
                .orElseGet(() ->
                    new DevicePoll(
                        device,
                        new InetSocketAddress(device.host(), device.port()),
                        make(makes, lane, profile.get(), device, community.get()),
                        community.get()));
        lanes.get(lane).add(poll);
        byId.put(device.id(), poll);
      }
    }
    if (!problems.isEmpty()) {
      throw new CollectorRefused(problems);
    }
    return new Assignment(Collections.unmodifiableList(lanes), Collections.unmodifiableMap(byId));
  }

  private static Make make(
      Map<MakeKey, Make> makes, int lane, Profile profile, Device device, Secret community) {
    return makes.computeIfAbsent(
        new MakeKey(lane, profile.id(), device.points(), community.reveal()),
        key -> new Make(profile, device.points(), community));
  }

  private static Optional<DevicePoll> unchanged(
      @Nullable DevicePoll old, Device device, Secret community) {
    return Optional.ofNullable(old)
        .filter(poll ->
            !poll.address.isUnresolved() // a reload is the time to look the name up again
                && poll.community.reveal().equals(community.reveal())
                && poll.device.code().equals(device.code())
                && poll.device.host().equals(device.host())
                && poll.device.port() == device.port()
                && poll.device.profile().equals(device.profile())
                && poll.device.firstPoint() == device.firstPoint()
                && poll.device.points().specs().equals(device.points().specs()));
  }
}
