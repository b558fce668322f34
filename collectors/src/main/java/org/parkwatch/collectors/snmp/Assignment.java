package org.parkwatch.collectors.snmp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.poll.Make;
import org.parkwatch.collectors.poll.Roster;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.Profile;

/** Takes SNMP devices in and gives each its lane. Used once, by one thread. */
final class Assignment implements Roster.Admission<DevicePoll> {
  private record MakeKey(
      int lane, String profile, PointSet points, Credential.Community credential) {}

  private final Credentials credentials;
  private final int lanes;
  private final Map<MakeKey, Make<Requests>> makes = new HashMap<>();

  Assignment(Credentials credentials, int lanes) {
    this.credentials = credentials;
    this.lanes = lanes;
  }

  @Override
  public Optional<DevicePoll> admit(Device device, Profile profile, List<String> problems) {
    Optional<Credential.Community> credential = credential(device);
    if (credential.isEmpty()) {
      problems.add(device.code() + ": no community '" + device.credential() + "' in credentials");
    }
    int lane = Math.floorMod(device.id(), lanes);
    return credential.map(
        known -> new DevicePoll(device, lane, make(lane, profile, device.points(), known), known));
  }

  private Make<Requests> make(
      int lane, Profile profile, PointSet points, Credential.Community credential) {
    return makes.computeIfAbsent(
        new MakeKey(lane, profile.id(), points, credential),
        key -> new Make<>(profile, points, plan -> new Requests(plan, credential)));
  }

  @Override
  public boolean goesOn(DevicePoll before, Device device) {
    return !before.address.isUnresolved() // a reload is the time to look the name up again
        && credential(device).filter(before.credential::equals).isPresent();
  }

  private Optional<Credential.Community> credential(Device device) {
    return credentials.find(device.credential(), Credential.Community.class);
  }
}
