package org.parkwatch.collectors.mqtt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.poll.Roster;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.binding.Field;

/** Takes MQTT devices in. Used once, by one thread. */
final class Admission implements Roster.Admission<HeardDevice> {
  private record MakeKey(String profile, PointSet points) {}

  private record Voice(BrokerAddress broker, String path) {}

  private final Credentials credentials;
  private final Map<MakeKey, HeardMake> makes = new HashMap<>();
  private final Map<Voice, String> taken = new HashMap<>();

  Admission(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public Optional<HeardDevice> admit(Device device, Profile profile, List<String> problems) {
    Optional<Credential> credential = credential(device);
    if (credential.isEmpty()) {
      problems.add(
          "%s: no login or certificate '%s' in credentials"
              .formatted(device.code(), device.credential()));
    }
    boolean sparkplug = profile.family() == Family.SPARKPLUG;
    boolean path = sparkplug ? SparkplugTopic.isDevice(device.path()) : isPrefix(device.path());
    if (!path) {
      problems.add(
          "%s: path '%s' is no %s"
              .formatted(
                  device.code(),
                  device.path(),
                  sparkplug ? "group/node/device of Sparkplug" : "topic prefix"));
    }
    String other = taken.put(new Voice(BrokerAddress.of(device), device.path()), device.code());
    if (other != null) {
      problems.add(device.code() + ": speaks with the topics of " + other);
    }
    return credential
        .filter(known -> path && other == null)
        .map(known -> new HeardDevice(device, make(profile, device), profile.family(), known));
  }

  private static boolean isPrefix(String path) {
    return !path.isEmpty() && Field.isTopic(path);
  }

  private HeardMake make(Profile profile, Device device) {
    return makes.computeIfAbsent(
        new MakeKey(profile.id(), device.points()), key -> new HeardMake(profile, key.points()));
  }

  @Override
  public boolean goesOn(HeardDevice before, Device device) {
    boolean same =
        credential(device).filter(before.credential::equals).isPresent()
            && BrokerAddress.of(before.device()).equals(BrokerAddress.of(device));
    if (same) {
      taken.put(new Voice(BrokerAddress.of(device), device.path()), device.code());
    }
    return same;
  }

  private Optional<Credential> credential(Device device) {
    String name = device.credential();
    Optional<Credential> login =
        credentials.find(name, Credential.Login.class).map(Credential.class::cast);
    return login.or(() -> credentials.find(name, Credential.Certificate.class));
  }
}
