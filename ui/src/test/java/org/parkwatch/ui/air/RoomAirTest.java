package org.parkwatch.ui.air;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.AirClass;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
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
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.ui.testpark.FakeLatest;

class RoomAirTest {
  private static final long NOW = 1_795_000_000_000L;
  private static final int ROOM = 1;
  private static final int COLD = 2;
  private static final int HOT = 3;

  private final List<Equipment> equipment = new ArrayList<>();
  private final List<Device> devices = new ArrayList<>();
  private int points;
  private final Device crah =
      device(
          EquipmentKind.CRAH,
          ROOM,
          state("state"),
          state("alarm.state"),
          spec("supply.temperature", Quantity.TEMPERATURE),
          spec("return.temperature", Quantity.TEMPERATURE),
          spec("fan.speed", Quantity.PERCENT));
  private final Device left = climate(COLD);
  private final Device right = climate(COLD);
  private final Device hot = climate(HOT);
  private final Device leak =
      device(
          EquipmentKind.LEAK_DETECTOR, ROOM, state("state"), spec("distance", Quantity.DISTANCE));
  private final Device doors =
      device(EquipmentKind.DOORS, ROOM, state("d001.state"), state("d002.state"));
  private final FakeLatest latest = new FakeLatest(points);
  private final Park park = park();

  private static PointSpec spec(String name, Quantity quantity) {
    return new PointSpec(name, quantity, Names.same(name), 1, Duration.ofSeconds(10), false);
  }

  private static PointSpec state(String name) {
    return spec(name, Quantity.STATE);
  }

  private Device climate(int zone) {
    return device(
        EquipmentKind.CLIMATE,
        zone,
        spec("s01.temperature", Quantity.TEMPERATURE),
        spec("s01.humidity", Quantity.HUMIDITY));
  }

  private Device device(EquipmentKind kind, int place, PointSpec... specs) {
    int id = devices.size();
    String code = "R1-" + kind + "-" + id;
    equipment.add(
        new Equipment(
            id, kind, code, Names.same(code), place, -1, null, "", Map.of(), Life.IN_SERVICE));
    PointSet set = new PointSet(List.of(specs));
    Device device =
        new Device(
            id,
            code,
            id,
            "",
            "p",
            "opcua",
            "127.0.0.1",
            1,
            "",
            null,
            0,
            points,
            set,
            Life.IN_SERVICE);
    points += set.size();
    devices.add(device);
    return device;
  }

  private Park park() {
    List<Place> places =
        List.of(
            place(0, PlaceKind.PARK, "FZ", -1),
            place(ROOM, PlaceKind.ROOM, "FZ-R1", 0),
            place(COLD, PlaceKind.ZONE, "FZ-R1-CA1", ROOM),
            place(HOT, PlaceKind.ZONE, "FZ-R1-HA1", ROOM));
    return new Park(
        new ParkRows(1, Instant.EPOCH, ZoneOffset.UTC)
            .places(places)
            .equipment(equipment)
            .devices(devices)
            .data(points));
  }

  private static Place place(int id, PlaceKind kind, String code, int parent) {
    return new Place(id, kind, code, Names.same(code), parent, Area.NONE, Life.IN_SERVICE);
  }

  private void good(Device device, String point, double value) {
    latest.good(device.pointId(point), value, NOW);
    latest.watermark(NOW);
  }

  private RoomAir air() {
    return RoomAir.of(
        new AirPlan.Plans().of(park).room(ROOM), new Envelope(AirClass.USUAL), latest);
  }

  private RoomAir.Unit unit() {
    assertThat(air().units()).hasSize(1);
    return air().units().getFirst();
  }

  @Test
  void aUnitRunsWhileItsFanTurnsAndStandsByOtherwise() {
    good(crah, "state", DeviceState.NORMAL.code());
    good(crah, "fan.speed", 55);
    good(crah, "supply.temperature", 18.3);
    assertThat(unit().state()).isEqualTo(RoomAir.UnitState.RUNNING);
    assertThat(unit().supply()).isEqualTo(18.3);
    assertThat(unit().back()).isNaN();
    good(crah, "fan.speed", 0);
    assertThat(unit().state()).isEqualTo(RoomAir.UnitState.STANDBY);
    good(crah, "fan.speed", 55);
    good(crah, "alarm.state", DeviceState.WARNING.code());
    assertThat(unit().state()).isEqualTo(RoomAir.UnitState.ALARM);
    good(crah, "state", DeviceState.CRITICAL.code());
    assertThat(unit().state()).isEqualTo(RoomAir.UnitState.FAULT);
  }

  // A silent unit must not stand there as running, nor with its last temperature.
  @Test
  void aUnitThatDoesNotAnswerIsUnknown() {
    good(crah, "state", DeviceState.NORMAL.code());
    good(crah, "supply.temperature", 18.3);
    latest.bad(crah.pointId("state"), Quality.BAD_TIMEOUT, NOW);
    latest.bad(crah.pointId("supply.temperature"), Quality.BAD_TIMEOUT, NOW);
    assertThat(unit().state()).isEqualTo(RoomAir.UnitState.UNKNOWN);
    assertThat(unit().supply()).isNaN();
    latest.watermark(NOW + 3_600_000);
    assertThat(unit().state()).isEqualTo(RoomAir.UnitState.UNKNOWN);
  }

  @Test
  void anAisleIsTheMeanOfItsSensorsAndIsJudgedByTheWarmest() {
    good(left, "s01.temperature", 22);
    good(left, "s01.humidity", 48);
    good(right, "s01.temperature", 28);
    good(hot, "s01.temperature", 35);
    RoomAir.Aisle cold = air().aisles().getFirst();
    assertThat(cold.celsius()).isEqualTo(25);
    assertThat(cold.warmest()).isEqualTo(28);
    assertThat(cold.good()).isEqualTo(2);
    assertThat(cold.verdict()).isEqualTo(Envelope.Verdict.TOO_WARM);
    RoomAir.Aisle hotAisle = air().aisles().getLast();
    assertThat(hotAisle.kind()).isEqualTo(RoomAir.AisleKind.HOT);
    assertThat(hotAisle.celsius()).isEqualTo(35);
    assertThat(hotAisle.verdict()).isEqualTo(Envelope.Verdict.NONE);
  }

  @Test
  void anAisleWithoutAGoodSensorHasNeitherValueNorVerdict() {
    good(left, "s01.temperature", 22);
    latest.bad(left.pointId("s01.temperature"), Quality.BAD_TIMEOUT, NOW);
    RoomAir.Aisle cold = air().aisles().getFirst();
    assertThat(cold.celsius()).isNaN();
    assertThat(cold.verdict()).isEqualTo(Envelope.Verdict.NONE);
    assertThat(cold.sensors()).isEqualTo(2);
  }

  @Test
  void whatIsNormalHasNoMarkAndWhatIsNotHasOneWithItsPlace() {
    good(leak, "state", DeviceState.NORMAL.code());
    good(doors, "d001.state", DeviceState.NORMAL.code());
    good(doors, "d002.state", DeviceState.NORMAL.code());
    assertThat(air().marks()).isEmpty();
    good(leak, "state", DeviceState.CRITICAL.code());
    good(leak, "distance", 14.2);
    good(doors, "d002.state", DeviceState.NOTICE.code());
    assertThat(air().marks()).hasSize(2);
    RoomAir.Mark door =
        air().marks().stream()
            .filter(mark -> mark.kind() == EquipmentKind.DOORS)
            .findFirst()
            .orElseThrow();
    assertThat(door.state()).isEqualTo(DeviceState.NOTICE);
    assertThat(door.what()).containsExactly(Names.same("d002.state"));
    assertThat(air().marks()).anySatisfy(mark -> assertThat(mark.metres()).isEqualTo(14.2));
  }

  @Test
  void aWatcherThatIsSilentIsAnUnknownMark() {
    good(doors, "d001.state", DeviceState.NORMAL.code());
    assertThat(air().marks())
        .singleElement()
        .satisfies(mark -> {
          assertThat(mark.kind()).isEqualTo(EquipmentKind.LEAK_DETECTOR);
          assertThat(mark.state()).isEqualTo(DeviceState.UNKNOWN);
        });
  }
}
