package org.parkwatch.alerting;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Cell;
import org.parkwatch.facility.park.CodeTag;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.park.Tenancy;
import org.parkwatch.facility.park.Tenant;
import org.parkwatch.facility.park.Validity;

/** A small park of rack PDUs: one floor, rooms R301, R302 …, each one row A and one cell. */
public final class TestPark {
  /** Points of every rack PDU, in the order of their ids. */
  public static final List<PointSpec> POINTS =
      List.of(
          spec("voltage", Quantity.VOLTAGE, "Voltage", "电压", 0, 10),
          spec("current", Quantity.CURRENT, "Current", "电流", 1, 10),
          spec("power", Quantity.ACTIVE_POWER, "Power", "功率", 2, 10),
          spec("energy", Quantity.ACTIVE_ENERGY, "Energy", "电能", 1, 60),
          spec("state", Quantity.STATE, "State", "状态", 0, 10),
          spec("inlet.temperature", Quantity.TEMPERATURE, "Inlet temperature", "进风温度", 1, 10),
          spec("inlet.humidity", Quantity.HUMIDITY, "Inlet humidity", "进风湿度", 0, 10),
          spec("comm.up", Quantity.COMM_UP, "Answers", "应答", 0, 60),
          spec("load.told", Quantity.EVENT, "Load", "负载", 0, 86_400));

  private static final int PARK = 1;
  private static final int BUILDING = 2;
  private static final int FLOOR = 3;

  private final List<Place> places = new ArrayList<>();
  private final List<Cabinet> cabinets = new ArrayList<>();
  private final List<Equipment> equipment = new ArrayList<>();
  private final List<Device> devices = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final PointSet points;
  private int nextPlace = 10;

  private TestPark(PointSet points) {
    this.points = points;
    places.add(place(PARK, PlaceKind.PARK, "FZ", -1));
    places.add(place(BUILDING, PlaceKind.BUILDING, "FZ-B2", PARK));
    places.add(place(FLOOR, PlaceKind.FLOOR, "FZ-B2-3F", BUILDING));
  }

  private static PointSpec spec(
      String name, Quantity quantity, String en, String zh, int decimals, int seconds) {
    Names names = new Names(en, zh);
    return new PointSpec(
        name, quantity, names, decimals, Duration.ofSeconds(seconds), name.startsWith("comm."));
  }

  private static Place place(int id, PlaceKind kind, String code, int parent) {
    return new Place(id, kind, code, Names.same(code), parent, Area.NONE, Life.IN_SERVICE);
  }

  /** Rooms with cabinets, each with a rack PDU of 32 A on feed A and on feed B. */
  public static Park of(int rooms, int cabinetsPerRoom) {
    return of(rooms, cabinetsPerRoom, Life.IN_SERVICE, POINTS);
  }

  /** As above, with devices of this life and these points. */
  public static Park of(int rooms, int cabinetsPerRoom, Life life, List<PointSpec> points) {
    TestPark park = new TestPark(new PointSet(points));
    for (int room = 0; room < rooms; room++) {
      park.addRoom(room, cabinetsPerRoom, life);
    }
    return park.build();
  }

  private void addRoom(int index, int count, Life life) {
    int room = nextPlace++;
    int row = nextPlace++;
    String code = "FZ-B2-3F-R" + (301 + index);
    places.add(place(room, PlaceKind.ROOM, code, FLOOR));
    places.add(place(row, PlaceKind.ROW, code + "-A", room));
    cells.add(new Cell(index, code, room));
    for (int i = 1; i <= count; i++) {
      String label = "A%02d".formatted(i);
      int cabinet = cabinets.size();
      cabinets.add(
          new Cabinet(
              cabinet, code + "-" + label, label, row, room, i, 42, Area.NONE, Life.IN_SERVICE));
      for (Side side : Side.values()) {
        addPdu(code + "-" + label, room, cabinet, side, index, life);
      }
    }
  }

  private void addPdu(String cabinetCode, int room, int cabinet, Side side, int cell, Life life) {
    int id = devices.size();
    String code = cabinetCode + "-PDU-" + side;
    equipment.add(
        new Equipment(
            id,
            EquipmentKind.RACK_PDU,
            code,
            Names.same(code),
            room,
            cabinet,
            side,
            "AP8853",
            Map.of("ratedAmps", 32.0),
            Life.IN_SERVICE));
    devices.add(
        new Device(
            id,
            code,
            id,
            "AP8853",
            "apc-rpdu2",
            "snmp-v2c",
            "127.0.0.1",
            1161,
            "",
            "public",
            cell,
            id * points.size(),
            points,
            life));
  }

  private Park build() {
    List<Tenant> tenants = List.of(new Tenant(1, "T1", Names.same("T1")));
    List<Tenancy> tenancies =
        List.of(new Tenancy(0, 1, 6, Validity.since(Instant.parse("2026-01-01T00:00:00Z"))));
    return new Park(
        new ParkRows(1, Instant.parse("2026-11-22T00:00:00Z"), ZoneId.of("Asia/Shanghai"))
            .places(places)
            .cabinets(cabinets)
            .equipment(equipment)
            .devices(devices)
            .cells(cells)
            .tenants(tenants)
            .tenancies(tenancies)
            .data(devices.size() * points.size()));
  }

  /** The next revision of a park, with what hangs on its places. */
  private static ParkRows nextOf(Park park) {
    return new ParkRows(park.revision() + 1, park.asOf(), park.zone())
        .cabinets(park.cabinets())
        .equipment(park.equipment())
        .devices(park.devices())
        .cells(park.cells())
        .relations(park.relations())
        .tenants(park.tenants());
  }

  /** The same park with a building B3 that holds one place {@code R301} of the kind. */
  static Park withOtherBuilding(Park park, PlaceKind kind) {
    List<Place> places = new ArrayList<>(park.places());
    places.add(place(1000, PlaceKind.BUILDING, "FZ-B3", PARK));
    places.add(place(1001, PlaceKind.FLOOR, "FZ-B3-3F", 1000));
    places.add(place(1002, kind, "FZ-B3-3F-R301", 1001));
    return new Park(nextOf(park).places(places).data(park.pointCount()));
  }

  /** The same park with these tags. */
  static Park tagged(Park park, CodeTag... tags) {
    return new Park(
        nextOf(park)
            .places(park.places())
            .tenancies(
                park.cabinets().stream().flatMap(c -> park.tenancyOf(c.id()).stream()).toList())
            .derived(park.derived())
            .tags(List.of(tags))
            .data(park.pointCount()));
  }

  /** Id of a point of a device of the park. */
  public static int point(Park park, int device, String name) {
    return park.device(device).pointId(name);
  }
}
