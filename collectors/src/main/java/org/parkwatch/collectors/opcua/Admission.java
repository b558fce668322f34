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
    Optional<Credential.Login> login = login(device);
    if (login.isEmpty()) {
      problems.add(
          "%s: no username and password '%s' in credentials"
              .formatted(device.code(), device.credential()));
    }
    return login.map(known ->
        new OpcUaDevice(
            device,
            shapes.computeIfAbsent(
                new ShapeKey(profile.id(), device.points()),
                key -> Shape.of(profile, device.points())),
            known));
  }

  @Override
  public boolean goesOn(OpcUaDevice before, Device device) {
    return login(device).filter(before.login()::equals).isPresent();
  }

  private Optional<Credential.Login> login(Device device) {
    return credentials.find(device.credential(), Credential.Login.class);
  }
}
