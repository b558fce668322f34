package org.parkwatch.collectors.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parkwatch.collectors.ProtocolCollector;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.profiles.Profiles;

/** A park of devices with the points of a profile and the health points behind them. */
public final class TestPark {
  public static final String COMMUNITY = "test-community";
  public static final Credentials CREDENTIALS = community(COMMUNITY);

  private final Profiles profiles;
  private final List<Device> devices = new ArrayList<>();
  private final List<Equipment> equipment = new ArrayList<>();
  private int nextPoint;

  public TestPark(Profiles profiles) {
    this.profiles = profiles;
  }

  public static Credentials community(String community) {
    return Credentials.of(Map.of("rack-pdus", new Credential.Community(new Secret(community))));
  }

  /** An SNMP v2c device. */
  public Device add(String code, String profile, InetSocketAddress address) {
    return add(code, profile, "snmp-v2c", address, "", withHealth(profiles, profile));
  }

  /**
   * A device of any protocol.
   *
   * @param path what lies behind host and port
   */
  public Device add(
      String code,
      String profile,
      String protocol,
      InetSocketAddress address,
      String path,
      PointSet points) {
    return add(code, profile, protocol, address, path, "rack-pdus", points);
  }

  public Device add(
      String code,
      String profile,
      String protocol,
      InetSocketAddress address,
      String path,
      String credential,
      PointSet points) {
    int id = devices.size();
    equipment.add(
        new Equipment(
            id,
            EquipmentKind.RACK_PDU,
            code,
            Names.same(code),
            0,
            -1,
            null,
            "",
            Map.of(),
            Life.IN_SERVICE));
    Device device =
        new Device(
            id,
            code,
            id,
            "",
            profile,
            protocol,
            address.getHostString(),
            address.getPort(),
            path,
            credential,
            0,
            nextPoint,
            points,
            Life.IN_SERVICE);
    nextPoint += points.size();
    devices.add(device);
    return device;
  }

  /** Gives the park to a collector. */
  public void into(ProtocolCollector collector) {
    List<String> problems = new ArrayList<>();
    Runnable change = collector.prepare(build(), problems);
    assertThat(problems).isEmpty();
    change.run();
  }

  public Park build() {
    return new Park(
        new ParkRows(1, Instant.EPOCH, ZoneOffset.UTC)
            .equipment(List.copyOf(equipment))
            .devices(List.copyOf(devices))
            .data(nextPoint));
  }

  public static PointSet withHealth(Profiles profiles, String profile) {
    List<PointSpec> specs =
        new ArrayList<>(profiles.find(profile).orElseThrow().pointSet().specs());
    Duration minute = Duration.ofMinutes(1);
    for (String name : List.of(PointNames.COMM_UP, PointNames.COMM_AGE, PointNames.COMM_DURATION)) {
      Quantity quantity = name.equals(PointNames.COMM_UP) ? Quantity.COMM_UP : Quantity.DURATION;
      specs.add(new PointSpec(name, quantity, Names.same(name), 0, minute, false));
    }
    return new PointSet(specs);
  }
}
