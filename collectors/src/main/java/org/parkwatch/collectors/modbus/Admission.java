package org.parkwatch.collectors.modbus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.collectors.line.LineKey;
import org.parkwatch.collectors.poll.Make;
import org.parkwatch.collectors.poll.Roster;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.Profile;

/** Takes Modbus units in. Used once, by one thread. */
final class Admission implements Roster.Admission<Unit> {
  /** Modbus messaging on TCP/IP V1.0b, section 4.4.1.2: of a device that is no gateway. */
  private static final String NO_GATEWAY = "255";

  private static final int HIGHEST_SERIAL = 247;
  private static final int HIGHEST = 255;

  private record MakeKey(String profile, PointSet points) {}

  /** Of each line, to tell those on it that do not speak alike. */
  private final Map<LineKey, Device> first = new HashMap<>();

  private final Map<MakeKey, Make<List<BlockRequest>>> makes = new HashMap<>();

  @Override
  public Optional<Unit> admit(Device device, Profile profile, List<String> problems) {
    boolean gateway = !device.protocol().equals(Unit.TCP_PROTOCOL);
    int lowest = gateway ? 1 : 0;
    int highest = gateway ? HIGHEST_SERIAL : HIGHEST;
    String path = device.path().isEmpty() && !gateway ? NO_GATEWAY : device.path();
    int number = path.matches("[0-9]{1,3}") ? Integer.parseInt(path) : -1;
    if (number < lowest || number > highest) {
      problems.add(
          "%s: path '%s' is not a Modbus unit %d..%d"
              .formatted(device.code(), device.path(), lowest, highest));
      return Optional.empty();
    }
    Device other = first.putIfAbsent(LineKey.of(device), device);
    if (other != null && Unit.framing(other) != Unit.framing(device)) {
      problems.add(
          "%s: speaks %s at %s, but %s there speaks %s"
              .formatted(
                  device.code(),
                  device.protocol(),
                  LineKey.of(device),
                  other.code(),
                  other.protocol()));
      return Optional.empty();
    }
    return Optional.of(new Unit(device, number, make(profile, device.points()), profile));
  }

  private Make<List<BlockRequest>> make(Profile profile, PointSet points) {
    return makes.computeIfAbsent(
        new MakeKey(profile.id(), points),
        key -> new Make<>(profile, points, plan -> BlockRequest.of(plan, profile.dialect())));
  }

  @Override
  public boolean goesOn(Unit before, Device device) {
    first.putIfAbsent(LineKey.of(device), device);
    return true; // there is no credential, and names are looked up with each connection
  }
}
