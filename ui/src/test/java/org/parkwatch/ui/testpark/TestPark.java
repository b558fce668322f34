package org.parkwatch.ui.testpark;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.park.Tenancy;
import org.parkwatch.facility.park.Tenant;
import org.parkwatch.facility.park.Validity;

/**
 * Builds a park of buildings, floors, rooms of 10 rows x 20 cabinets, each with rack PDUs A and B
 * that measure power and inlet temperature every 10 s. Every fifth cabinet is free; the last room
 * of each building is in commissioning.
 */
public final class TestPark {
  private static final Instant BUILT = Instant.parse("2025-01-01T00:00:00Z");
  private static final String ROWS = "ABCDEFGHJK";

  public static final PointSet POINTS =
      new PointSet(
          List.of(
              new PointSpec(
                  PointNames.POWER,
                  Quantity.ACTIVE_POWER,
                  new Names("active power", "有功功率"),
                  2,
                  Duration.ofSeconds(10),
                  false),
              new PointSpec(
                  PointNames.INLET_TEMPERATURE,
                  Quantity.TEMPERATURE,
                  new Names("inlet temperature", "进风温度"),
                  1,
                  Duration.ofSeconds(10),
                  false)));

  private final List<Place> places = new ArrayList<>();
  private final List<Cabinet> cabinets = new ArrayList<>();
  private final List<Equipment> equipment = new ArrayList<>();
  private final List<Device> devices = new ArrayList<>();
  private final List<Tenancy> tenancies = new ArrayList<>();

  private TestPark() {}

  /** The reference size is 3 x 4 x 5: 12,000 cabinets. */
  public static Park of(long revision, int buildings, int floors, int rooms) {
    TestPark park = new TestPark();
    int root = park.place(PlaceKind.PARK, "FZ", -1, Life.IN_SERVICE);
    for (int b = 1; b <= buildings; b++) {
      int building = park.place(PlaceKind.BUILDING, "FZ-B" + b, root, Life.IN_SERVICE);
      for (int f = 1; f <= floors; f++) {
        String code = "FZ-B" + b + "-" + f + "F";
        int floor = park.place(PlaceKind.FLOOR, code, building, Life.IN_SERVICE);
        for (int r = 1; r <= rooms; r++) {
          boolean last = f == floors && r == rooms && rooms > 1;
          park.room(code + "-R" + f + "0" + r, floor, last ? Life.COMMISSIONING : Life.IN_SERVICE);
        }
      }
    }
    return new Park(
        new ParkRows(revision, Instant.parse("2026-11-22T06:32:00Z"), ZoneId.of("Asia/Shanghai"))
            .places(park.places)
            .cabinets(park.cabinets)
            .equipment(park.equipment)
            .devices(park.devices)
            .tenants(List.of(new Tenant(1, "T-031", new Names("Haixin Cloud", "海鑫云"))))
            .tenancies(park.tenancies)
            .data(park.devices.size() * POINTS.size()));
  }

  private int place(PlaceKind kind, String code, int parent, Life life) {
    int id = places.size();
    places.add(new Place(id, kind, code, Names.same(code), parent, Area.NONE, life));
    return id;
  }

  private void room(String code, int floor, Life life) {
    int room = place(PlaceKind.ROOM, code, floor, life);
    for (int row = 0; row < 10; row++) {
      String rowCode = code + "-" + ROWS.charAt(row);
      int rowId = place(PlaceKind.ROW, rowCode, room, life);
      for (int position = 1; position <= 20; position++) {
        String label = "%s%02d".formatted(ROWS.charAt(row), position);
        Area area = new Area(1_500 + row * 2_650, 1_500 + (position - 1) * 600, 1_200, 600);
        cabinet(code + "-" + label, label, rowId, room, position, area, life);
      }
    }
  }

  private void cabinet(
      String code, String label, int row, int room, int position, Area area, Life life) {
    int id = cabinets.size();
    cabinets.add(new Cabinet(id, code, label, row, room, position, 42, area, life));
    if (id % 5 != 4) {
      tenancies.add(new Tenancy(id, 1, 6.0, Validity.since(BUILT)));
    }
    for (Side side : Side.values()) {
      int e = equipment.size();
      String pdu = code + "-PDU-" + side;
      Names names = Names.same(pdu);
      equipment.add(
          new Equipment(
              e, EquipmentKind.RACK_PDU, pdu, names, room, id, side, "AP8853", Map.of(), life));
      devices.add(
          new Device(
              e,
              pdu,
              e,
              "AP8853",
              "apc-rpdu2",
              "snmp-v2c",
              "127.1.2.3",
              1161,
              "",
              null,
              0,
              e * POINTS.size(),
              POINTS,
              life));
    }
  }
}
