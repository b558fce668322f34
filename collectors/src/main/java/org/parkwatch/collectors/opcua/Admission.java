package org.parkwatch.collectors.opcua;

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

/** Takes objects of OPC UA servers in. Used once, by one thread. */
final class Admission implements Roster.Admission<OpcUaDevice> {
  private record ShapeKey(String profile, PointSet points) {}

  private final Credentials credentials;
  private final Map<ShapeKey, Shape> shapes = new HashMap<>();

  Admission(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public Optional<OpcUaDevice> admit(Device device, Profile profile, List<String> problems) {
    Optional<Credential> credential = credential(device);
    if (credential.isEmpty() && !anonymous(device)) {
      problems.add(
          "%s: no username and password, nor certificate '%s' in credentials"
              .formatted(device.code(), device.credential()));
      return Optional.empty();
    }
    return Optional.of(
        new OpcUaDevice(
            device,
            shapes.computeIfAbsent(
                new ShapeKey(profile.id(), device.points()),
                key -> Shape.of(profile, device.points())),
            credential));
  }

  @Override
  public boolean goesOn(OpcUaDevice before, Device device) {
    return before.credential().equals(credential(device))
        && (before.credential().isPresent() || anonymous(device));
  }

  /** Whether the park file names no credential: the server is to let anybody in. */
  private static boolean anonymous(Device device) {
    String name = device.credential();
    return name == null || name.isEmpty();
  }

  private Optional<Credential> credential(Device device) {
    String name = device.credential();
    Optional<Credential> login =
        credentials.find(name, Credential.Login.class).map(Credential.class::cast);
    return login.or(() -> credentials.find(name, Credential.Certificate.class));
  }
}
