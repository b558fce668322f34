package org.parkwatch.ui.dev;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.CodeTag;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.Parks;
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

/** Buildings x floors x rooms x 10 rows x 20 cabinets with two rack PDUs each, from one seed. */
public final class MadeUpPark implements Parks {
  static final PointSet POINTS =
      new PointSet(
          List.of(
              spec(PointNames.VOLTAGE, Quantity.VOLTAGE, "voltage", "电压"),
              spec(PointNames.CURRENT, Quantity.CURRENT, "current", "电流"),
              spec(PointNames.POWER, Quantity.ACTIVE_POWER, "power", "功率"),
              spec(PointNames.STATE, Quantity.STATE, "state", "状态"),
              spec(PointNames.INLET_TEMPERATURE, Quantity.TEMPERATURE, "inlet", "进风"),
              spec(PointNames.INLET_HUMIDITY, Quantity.HUMIDITY, "humidity", "湿度")));

  private static final String ROWS = "ABCDEFGHJK";
  private static final Instant SINCE = Instant.parse("2025-04-18T00:00:00Z");

  private final List<Place> places = new ArrayList<>();
  private final List<Cabinet> cabinets = new ArrayList<>();
  private final List<Equipment> equipment = new ArrayList<>();
  private final List<Device> devices = new ArrayList<>();
  private final List<Tenant> tenants = new ArrayList<>();
  private final List<Tenancy> tenancies = new ArrayList<>();
  private final Random random;
  private final Park park;
  private int nextId = 1;
  private int nextPoint;

  public MadeUpPark(long seed, int buildings, int floors, int rooms) {
    random = new Random(seed);
    for (int i = 1; i <= 100; i++) {
      String number = "%03d".formatted(i);
      tenants.add(
          new Tenant(nextId++, "T-" + number, new Names("Tenant " + number, "客户" + number)));
    }
    int root = place(PlaceKind.PARK, "FZ", new Names("Fuzhou park", "福州园区"), -1, Area.NONE);
    for (int b = 1; b <= buildings; b++) {
      int building =
          place(
              PlaceKind.BUILDING,
              "FZ-B" + b,
              new Names("Building " + b, b + "号楼"),
              root,
              Area.NONE);
      for (int f = 1; f <= floors; f++) {
        String code = "FZ-B%d-%dF".formatted(b, f);
        int floor =
            place(PlaceKind.FLOOR, code, new Names("Floor " + f, f + "层"), building, Area.NONE);
        for (int r = 1; r <= rooms; r++) {
          room(code + "-R%d%02d".formatted(f, r), floor, r);
        }
      }
    }
    park =
        new Park(
            new ParkRows(1, Instant.parse("2026-11-22T00:00:00Z"), ZoneId.of("Asia/Shanghai"))
                .places(places)
                .cabinets(cabinets)
                .equipment(equipment)
                .devices(devices)
                .tenants(tenants)
                .tenancies(tenancies)
                .tags(
                    List.of(
                        new CodeTag("FZ-B2-3F-R305-K07", "审计"),
                        new CodeTag("FZ-B2-3F-R305-K07", "critical"),
                        new CodeTag("FZ-B2-3F-R305-K07-PDU-A", "loaner")))
                .data(nextPoint));
  }

  private static PointSpec spec(String name, Quantity quantity, String en, String zh) {
    int decimals = quantity == Quantity.STATE || quantity == Quantity.HUMIDITY ? 0 : 1;
    return new PointSpec(
        name, quantity, new Names(en, zh), decimals, Duration.ofSeconds(10), false);
  }

  private int place(PlaceKind kind, String code, Names names, int parent, Area area) {
    places.add(new Place(nextId, kind, code, names, parent, area, Life.IN_SERVICE));
    return nextId++;
  }

  private void room(String code, int floor, int number) {
    String label = code.substring(code.lastIndexOf('-') + 1);
    Area area = new Area((number - 1) * 26_000, 0, 24_000, 18_000);
    int room = place(PlaceKind.ROOM, code, Names.same(label), floor, area);
    for (int i = 0; i < ROWS.length(); i++) {
      String letter = ROWS.substring(i, i + 1);
      Area rowArea = new Area(1_500 + i * 2_100, 2_000, 1_200, 14_000);
      int row = place(PlaceKind.ROW, code + "-" + letter, Names.same(letter), room, rowArea);
      for (int position = 1; position <= 20; position++) {
        Area at = new Area(rowArea.x(), rowArea.y() + (position - 1) * 600, 1_200, 600);
        cabinet(code, letter + "%02d".formatted(position), row, room, position, at);
      }
    }
  }

  private void cabinet(String code, String label, int row, int room, int position, Area at) {
    int id = nextId++;
    cabinets.add(
        new Cabinet(id, code + "-" + label, label, row, room, position, 42, at, Life.IN_SERVICE));
    if (random.nextInt(10) == 0) {
      return;
    }
    Tenant tenant = tenants.get(random.nextInt(tenants.size()));
    double contract = random.nextInt(10) < 6 ? 4 : 6;
    tenancies.add(new Tenancy(id, tenant.id(), contract, Validity.since(SINCE)));
    for (Side side : Side.values()) {
      pdu(code + "-" + label, id, room, side);
    }
  }

  private void pdu(String cabinetCode, int cabinet, int room, Side side) {
    int id = nextId++;
    String code = cabinetCode + "-PDU-" + side;
    equipment.add(
        new Equipment(
            id,
            EquipmentKind.RACK_PDU,
            code,
            Names.same("PDU " + side),
            room,
            cabinet,
            side,
            "AP8853",
            Map.of("ratedAmps", 32.0),
            Life.IN_SERVICE));
    String host =
        String.format(Locale.ROOT, "127.%d.%d.%d", 1 + id / 65_536, id / 256 % 256, id % 256);
    devices.add(
        new Device(
            nextId++,
            code,
            id,
            "AP8853",
            "apc-rpdu2",
            "snmp-v2c",
            host,
            1161,
            "",
            null,
            0,
            nextPoint,
            POINTS,
            Life.IN_SERVICE));
    nextPoint += POINTS.size();
  }

  public Park park() {
    return park;
  }

  @Override
  public Park current(Viewer viewer) {
    return park;
  }

  @Override
  public Park asOf(Viewer viewer, Instant instant) {
    return park;
  }

  /** One cabinet still wears the label that it was built with. */
  @Override
  public Map<String, String> aliases(Viewer viewer) {
    return Map.of("1#101-A07", "FZ-B1-1F-R101-A07");
  }
}
