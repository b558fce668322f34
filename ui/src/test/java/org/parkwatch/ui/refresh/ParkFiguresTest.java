package org.parkwatch.ui.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
import org.parkwatch.facility.park.Side;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.ui.testpark.FakeLatest;

/** Two rack PDUs, a CRAH and a rack PDU that is only planned. */
class ParkFiguresTest {
  private static final long NOW = 1_795_000_000_000L;
  private static final long STALE_AFTER = 25_000; // two and a half intervals of ten seconds

  private static final PointSet POINTS =
      new PointSet(
          List.of(
              spec("overload", Quantity.EVENT, false),
              spec(PointNames.POWER, Quantity.ACTIVE_POWER, false),
              spec("door", Quantity.STATE, true)));

  private final List<Equipment> equipment = new ArrayList<>();
  private final List<Device> devices = new ArrayList<>();
  private final int pduA = power(add(EquipmentKind.RACK_PDU, Life.IN_SERVICE));
  private final int pduB = power(add(EquipmentKind.RACK_PDU, Life.COMMISSIONING));
  private final int crah = power(add(EquipmentKind.CRAH, Life.IN_SERVICE));
  private final int planned = power(add(EquipmentKind.RACK_PDU, Life.PLANNED));
  private final FakeLatest latest = new FakeLatest(devices.size() * POINTS.size());
  private final Park park =
      new Park(
          new ParkRows(1, Instant.EPOCH, ZoneOffset.UTC)
              .equipment(equipment)
              .devices(devices)
              .data(devices.size() * POINTS.size()));
  private final ParkFigures figures = new ParkFigures(latest);

  private static PointSpec spec(String name, Quantity quantity, boolean onChange) {
    return new PointSpec(name, quantity, Names.same(name), 1, Duration.ofSeconds(10), onChange);
  }

  private Device add(EquipmentKind kind, Life life) {
    int id = devices.size();
    String code = "E" + id;
    equipment.add(
        new Equipment(id, kind, code, Names.same(code), -1, -1, Side.A, "model", Map.of(), life));
    Device device =
        new Device(
            id,
            code,
            id,
            "model",
            "profile",
            "snmp-v2c",
            "127.0.0.1",
            161,
            "",
            null,
            0,
            id * POINTS.size(),
            POINTS,
            life);
    devices.add(device);
    return device;
  }

  private static int power(Device device) {
    return device.pointId(PointNames.POWER);
  }

  @Test
  void everyPointThatIsCollectedIsStaleUntilItHasAValueAndEventsAndPlannedOnesDoNotCount() {
    latest.watermark(NOW);

    ParkFigures.Count count = figures.of(park);

    assertThat(count.points()).isEqualTo(6);
    assertThat(count.stale()).isEqualTo(6);
    assertThat(count.powerKw()).isZero();
    assertThat(count.atMillis()).isEqualTo(NOW);
  }

  @Test
  void powerIsThatOfRackPdusWithAFreshValue() {
    latest.good(pduA, 2.5, NOW - STALE_AFTER);
    latest.good(pduB, 1.25, NOW);
    latest.good(crah, 40, NOW);
    latest.good(planned, 7, NOW);
    latest.watermark(NOW);

    ParkFigures.Count count = figures.of(park);

    assertThat(count.powerKw()).isEqualTo(3.75);
    assertThat(count.stale()).isEqualTo(3);
  }

  @Test
  void whatIsTooOldOrFailedIsStaleAndDrawsNothing() {
    latest.good(pduA, 2.5, NOW - STALE_AFTER - 1);
    latest.good(pduB, 1.25, NOW);
    latest.bad(pduB, Quality.BAD_TIMEOUT, NOW);
    latest.watermark(NOW);

    ParkFigures.Count count = figures.of(park);

    assertThat(count.powerKw()).isZero();
    assertThat(count.stale()).isEqualTo(6);
  }

  // A door that is closed for a month tells nothing, and is no stale point.
  @Test
  void whatTellsChangesOnlyMayBeOld() {
    latest.good(pduA + 1, 1, NOW - Duration.ofDays(30).toMillis());
    latest.watermark(NOW);

    assertThat(figures.of(park).stale()).isEqualTo(5);
  }

  @Test
  void oneWalkServesForFourSecondsOfTheLog() {
    latest.watermark(NOW);
    ParkFigures.Count first = figures.of(park);
    latest.good(pduA, 2.5, NOW);

    latest.watermark(NOW + 4_000);
    assertThat(figures.of(park)).isSameAs(first);

    latest.watermark(NOW + 4_001);
    assertThat(figures.of(park).powerKw()).isEqualTo(2.5);
  }
}
