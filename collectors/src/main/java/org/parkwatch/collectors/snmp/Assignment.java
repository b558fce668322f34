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
import org.parkwatch.profiles.binding.Oddity;

/** Takes SNMP devices in and gives each its lane. Used once, by one thread. */
final class Assignment implements Roster.Admission<DevicePoll> {
  static final String V1 = "snmp-v1";
  static final String V2C = "snmp-v2c";
  static final String V3 = "snmp-v3";

  private record AccessKey(String protocol, Credential credential) {}

  private record MakeKey(int lane, String profile, PointSet points, Access access) {}

  private record EventsKey(String profile, PointSet points) {}

  private final Credentials credentials;
  private final Engines engines;
  private final int lanes;
  private final Map<EventsKey, ToldEvents> events = new HashMap<>();
  private final Map<MakeKey, Make<Requests>> makes = new HashMap<>();
  private final Map<AccessKey, Access> accesses = new HashMap<>();

  Assignment(Credentials credentials, Engines engines, int lanes) {
    this.credentials = credentials;
    this.engines = engines;
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
    Access access =
        accesses.computeIfAbsent(new AccessKey(device.protocol(), credential), Assignment::access);
    UserKeys user = access.user();
    @Nullable Session session = user == null ? null : new Session(user);
    Make<Requests> make = make(lane, profile, device.points(), access);
    ToldEvents told =
        events.computeIfAbsent(
            new EventsKey(profile.id(), device.points()),
            key -> new ToldEvents(profile, device.points()));
    boolean oneByOne = profile.dialect().oddities().has(Oddity.NO_MULTI_OID);
    DevicePoll poll = new DevicePoll(device, lane, make, told, credential, session, oneByOne);
    engines.recall(poll);
    return poll;
  }

  private static Access access(AccessKey key) {
    return switch (key.credential) {
      case Credential.SnmpUser user -> Access.signed(user);
      case Credential.Community(Secret name) -> Access.plain(key.protocol, name);
      case Credential.Login login -> throw notOurs();
      case Credential.Certificate certificate -> throw notOurs();
    };
  }

  private static IllegalArgumentException notOurs() {
    return new IllegalArgumentException("SNMP knows communities and users only");
  }

  private Make<Requests> make(int lane, Profile profile, PointSet points, Access access) {
    return makes.computeIfAbsent(
        new MakeKey(lane, profile.id(), points, access),
        key -> new Make<>(profile, points, plan -> new Requests(plan, access)));
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
