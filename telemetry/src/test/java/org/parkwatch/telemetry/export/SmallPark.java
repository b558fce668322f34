package org.parkwatch.telemetry.export;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;

/** Devices with a current and a temperature each, and a room with a power of its own. */
final class SmallPark {
  /** The room's code. */
  static final String ROOM = "FZ-R1";

  private static final ZoneId FUZHOU = ZoneId.of("Asia/Shanghai");

  private SmallPark() {}

  private static PointSpec spec(String name, Quantity quantity) {
    return new PointSpec(name, quantity, Names.same(name), 1, Duration.ofSeconds(10), false);
  }

  /** Devices of these codes, no room: points 0 and 1, 2 and 3, and so on. */
  static Park of(String... codes) {
    return park(null, codes);
  }

  /** As above; the room's power has the first id after them. */
  static Park withRoom(String... codes) {
    PointSet sums = new PointSet(List.of(spec("power", Quantity.ACTIVE_POWER)));
    return park(new DerivedBlock(OwnerKind.ROOM, 0, 0, 2 * codes.length, sums), codes);
  }

  private static Park park(@Nullable DerivedBlock sum, String... codes) {
    PointSet points =
        new PointSet(
            List.of(spec("current", Quantity.CURRENT), spec("inlet", Quantity.TEMPERATURE)));
    List<Device> devices = new ArrayList<>();
    List<Equipment> equipment = new ArrayList<>();
    for (int id = 0; id < codes.length; id++) {
      String code = codes[id];
      EquipmentKind kind = id == 0 ? EquipmentKind.RACK_PDU : EquipmentKind.METER;
      equipment.add(
          new Equipment(
              id, kind, code, Names.same(code), -1, -1, null, "", Map.of(), Life.IN_SERVICE));
      devices.add(
          new Device(
              id,
              code,
              id,
              "",
              "p",
              "snmp-v2c",
              "h",
              1,
              "",
              null,
              0,
              2 * id,
              points,
              Life.IN_SERVICE));
    }
    Place room =
        new Place(0, PlaceKind.ROOM, ROOM, Names.same(ROOM), -1, Area.NONE, Life.IN_SERVICE);
    return new Park(
        new ParkRows(1, Instant.EPOCH, FUZHOU)
            .places(sum == null ? List.of() : List.of(room))
            .equipment(equipment)
            .devices(devices)
            .derived(sum == null ? List.of() : List.of(sum))
            .data(2 * codes.length + 1));
  }
}
