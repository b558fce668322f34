package org.parkwatch.collectors.snmp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkData;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.profiles.Profiles;

/** A park of devices with the points of a profile and the health points behind them. */
final class TestPark {
  static final String COMMUNITY = "test-community";
  static final Credentials CREDENTIALS = Credentials.of(Map.of("rack-pdus", new Secret(COMMUNITY)));

  private final Profiles profiles;
  private final List<Device> devices = new ArrayList<>();
  private final List<Equipment> equipment = new ArrayList<>();
  private int nextPoint;

  TestPark(Profiles profiles) {
    this.profiles = profiles;
  }

  Device add(String code, String profile, InetSocketAddress address) {
    return add(code, profile, address, withHealth(profiles, profile));
  }

  Device add(String code, String profile, InetSocketAddress address, PointSet points) {
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
            "snmp-v2c",
            address.getHostString(),
            address.getPort(),
            "",
            "rack-pdus",
            0,
            nextPoint,
            points,
            Life.IN_SERVICE);
    nextPoint += points.size();
    devices.add(device);
    return device;
  }

  Park build() {
    return new Park(
        new ParkData(
            1,
            Instant.EPOCH,
            ZoneOffset.UTC,
            List.of(),
            List.of(),
            List.copyOf(equipment),
            List.copyOf(devices),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            nextPoint));
  }

  static PointSet withHealth(Profiles profiles, String profile) {
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
