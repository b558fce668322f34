package org.parkwatch.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.capacity.energy.EnergyPoints;
import org.parkwatch.capacity.load.LoadPoints;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Tenancy;
import org.parkwatch.simulators.plant.Disturbance;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.plant.PlantModel;
import org.parkwatch.simulators.plant.RackPdu;
import org.parkwatch.telemetry.sample.Quality;

/** Derived load of the small reference park against what its physics knows. */
class LoadAgainstTruthTest {
  private static final long NOON = 1_795_348_800_000L;

  /** What rack PDUs resolve: ten watts, a tenth of an ampere. */
  private static final double STEP_KW = 0.01;

  private static final double STEP_AMPS = 0.1;

  @TempDir private Path dir;

  private static List<RackPdu> standIns(Park park) {
    List<RackPdu> pdus = new ArrayList<>();
    for (Device device : park.devices()) {
      Equipment e = park.equipmentOf(device);
      Cabinet cabinet = park.cabinet(e.cabinet());
      Tenancy tenancy = park.tenancyOf(cabinet.id()).orElse(null);
      pdus.add(
          new RackPdu(
              device.code(),
              device.model(),
              0x7F0A0001 + pdus.size(),
              16_100,
              "rack-pdus",
              cabinet.code(),
              List.of(park.place(cabinet.row()).code(), park.place(cabinet.room()).code()),
              Objects.requireNonNull(e.side()),
              e.ratings().getOrDefault("ratedAmps", 32.0),
              tenancy == null ? 0 : tenancy.contractKw(),
              tenancy == null ? null : park.tenant(tenancy.tenant()).code(),
              false,
              e.ratings().getOrDefault("ratedAmps", 32.0)));
    }
    return pdus;
  }

  @Test
  void cabinetAndRoomPowerAreTheTruthWithinWhatTheMetersResolve() {
    Park park = MeteredPark.rackPdusAlone(dir.resolve("park"));
    PlantModel plant = new PlantModel(standIns(park), 3, NOON - 3_600_000);
    Computed computed = new Computed(dir.resolve("derived"), park);
    PduReading reading = new PduReading();
    for (int second = 0; second < 40; second++) {
      long now = NOON + 1000L * second;
      for (int i = 0; i < park.devices().size() && second == 20; i++) {
        Device device = park.devices().get(i);
        plant.read(i, now, Disturbance.NONE, reading);
        computed.good(device, "power", now, stepped(reading.watts() / 1000, STEP_KW));
        computed.good(device, "current", now, stepped(reading.amps(), STEP_AMPS));
        computed.good(device, "voltage", now, Math.rint(reading.volts()));
        computed.good(device, "energy", now, reading.energy(100) / 10.0);
      }
      computed.second(now);
    }
    double room = 0;
    for (Cabinet cabinet : park.cabinets()) {
      double kw = 0;
      double amps = 0;
      for (Device device : park.devicesOfCabinet(cabinet.id())) {
        plant.read(park.devices().indexOf(device), NOON + 20_000, Disturbance.NONE, reading);
        kw += reading.watts() / 1000;
        amps += reading.amps();
      }
      room += kw;
      assertThat(value(computed, cabinet, LoadPoints.POWER)).isCloseTo(kw, within(STEP_KW));
      double rated = cabinetRating(park, cabinet);
      assertThat(value(computed, cabinet, LoadPoints.FAILOVER_LOAD))
          .isCloseTo(100 * amps / rated, within(100 * STEP_AMPS / rated + 0.06));
      double contract = park.tenancyOf(cabinet.id()).map(Tenancy::contractKw).orElse(0.0);
      assertThat(value(computed, cabinet, LoadPoints.HEADROOM))
          .isCloseTo(contract - kw, within(STEP_KW + 0.001));
      assertThat(value(computed, cabinet, LoadPoints.REDUNDANCY)).isZero();
      assertThat(value(computed, cabinet, LoadPoints.SOURCE)).isEqualTo(LoadPoints.RACK_PDU);
    }
    int place = park.cabinets().getFirst().room();
    assertThat(computed.of(OwnerKind.ROOM, place, LoadPoints.POWER).value())
        .isCloseTo(room, within(400 * STEP_KW / 2))
        .isCloseTo(room, within(0.005 * room));
    assertThat(computed.of(OwnerKind.ROOM, place, LoadPoints.MEASURED_SHARE).value())
        .isEqualTo(100);
    int whole =
        park.places().stream()
            .filter(p -> p.kind() == PlaceKind.PARK)
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(computed.of(OwnerKind.PARK, whole, EnergyPoints.IT_POWER).value())
        .isCloseTo(room, within(0.005 * room));
    // Nobody meters the incomers here: there is no PUE, and nothing stands in for it.
    assertThat(computed.of(OwnerKind.PARK, whole, EnergyPoints.PUE).quality())
        .isEqualTo(Quality.BAD_NOT_MEASURED);
    computed.close();
  }

  private static double stepped(double value, double step) {
    return Math.rint(value / step) * step;
  }

  private static double value(Computed computed, Cabinet cabinet, String point) {
    Computed.Sample sample = computed.of(OwnerKind.CABINET, cabinet.id(), point);
    assertThat(sample.quality()).as("%s %s", cabinet.code(), point).isEqualTo(Quality.GOOD);
    return sample.value();
  }

  /** Both rack PDUs of a cabinet are of one size; branches are not smaller here. */
  private static double cabinetRating(Park park, Cabinet cabinet) {
    return park.devicesOfCabinet(cabinet.id()).stream()
        .mapToDouble(device -> park.equipmentOf(device).ratings().getOrDefault("ratedAmps", 0.0))
        .min()
        .orElseThrow();
  }
}
