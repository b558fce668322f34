package org.parkwatch.collectors.ydt1363;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.collectors.poll.Make;
import org.parkwatch.collectors.poll.Roster;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.read.InfoBlock;

/** Takes devices in that speak YD/T 1363.3. Used once, by one thread. */
final class Admission implements Roster.Admission<SerialDevice> {
  /** 255 is every device at once. */
  private static final int HIGHEST = 254;

  private record MakeKey(String profile, PointSet points) {}

  private final Map<MakeKey, Make<List<InfoBlock>>> makes = new HashMap<>();

  @Override
  public Optional<SerialDevice> admit(Device device, Profile profile, List<String> problems) {
    String path = device.path();
    int address = path.matches("[0-9]{1,3}") ? Integer.parseInt(path) : -1;
    if (address < 0 || address > HIGHEST) {
      problems.add("%s: path '%s' is not an address 0..%d".formatted(device.code(), path, HIGHEST));
      return Optional.empty();
    }
    Make<List<InfoBlock>> make =
        makes.computeIfAbsent(
            new MakeKey(profile.id(), device.points()),
            key -> new Make<>(profile, device.points(), plan -> InfoBlock.of(plan.addresses())));
    return Optional.of(new SerialDevice(device, address, make));
  }

  @Override
  public boolean goesOn(SerialDevice before, Device device) {
    return true; // there is no credential, and names are looked up with each connection
  }
}
