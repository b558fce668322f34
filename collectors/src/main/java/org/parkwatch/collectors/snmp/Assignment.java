package org.parkwatch.collectors.snmp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.poll.Make;
import org.parkwatch.collectors.poll.Roster;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.Profile;

/** Takes SNMP devices in and gives each its lane. Used once, by one thread. */
final class Assignment implements Roster.Admission<DevicePoll> {
  static final String V2C = "snmp-v2c";
  static final String V3 = "snmp-v3";

  private static final Secret NO_COMMUNITY = new Secret("");

  private record MakeKey(int lane, String profile, PointSet points, Secret community) {}

  private final Credentials credentials;
  private final int lanes;
  private final Map<MakeKey, Make<Requests>> makes = new HashMap<>();
  private final Map<Credential.SnmpUser, UserKeys> keys = new HashMap<>();

  Assignment(Credentials credentials, int lanes) {
    this.credentials = credentials;
    this.lanes = lanes;
  }

  @Override
  public Optional<DevicePoll> admit(Device device, Profile profile, List<String> problems) {
    Optional<? extends Credential> credential = credential(device);
    if (credential.isEmpty()) {
      problems.add(
          "%s: no %s '%s' in credentials"
              .formatted(
                  device.code(),
                  device.protocol().equals(V3) ? "SNMPv3 user" : "community",
                  device.credential()));
      return Optional.empty();
    }
    return Optional.of(poll(device, profile, credential.get()));
  }

  private DevicePoll poll(Device device, Profile profile, Credential credential) {
    int lane = Math.floorMod(device.id(), lanes);
    Secret community = NO_COMMUNITY;
    @Nullable Session session = null;
    if (credential instanceof Credential.Community(Secret name)) {
      community = name;
    } else if (credential instanceof Credential.SnmpUser user) {
      session = new Session(keys.computeIfAbsent(user, UserKeys::new));
    }
    Make<Requests> make = make(lane, profile, device.points(), community);
    return new DevicePoll(device, lane, make, credential, session);
  }

  private Make<Requests> make(int lane, Profile profile, PointSet points, Secret community) {
    return makes.computeIfAbsent(
        new MakeKey(lane, profile.id(), points, community),
        key -> new Make<>(profile, points, plan -> new Requests(plan, community)));
  }

  @Override
  public boolean goesOn(DevicePoll before, Device device) {
    return !before.address.isUnresolved() // a reload is the time to look the name up again
        && credential(device).filter(before.credential::equals).isPresent();
  }

  private Optional<? extends Credential> credential(Device device) {
    return device.protocol().equals(V3)
        ? credentials.find(device.credential(), Credential.SnmpUser.class)
        : credentials.find(device.credential(), Credential.Community.class);
  }
}
