package org.parkwatch.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.capacity.energy.EnergyPoints;
import org.parkwatch.capacity.load.LoadPoints;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.telemetry.sample.Quality;

/**
 * What becomes of load and PUE where there are several meters and some fail. Every rack PDU draws 1
 * kW, its branch 1.02 kW; the UPS give 5 % more than IT, the incomers 40 % more.
 */
class MeteredChainTest {
  private static final long NOON = 1_795_348_800_000L;
  private static final String A07 = "FZ-B1-1F-R101-A07";
  private static final double PDU_KW = 1;
  private static final double BRANCH_KW = 1.02;

  @TempDir private Path dir;

  @SuppressWarnings("NullAway.Init") // before each test
  private Park park;

  private int a07;
  private int building;

  private final List<Computed> opened = new ArrayList<>();

  private Computed computed() {
    Computed computed = new Computed(dir.resolve("derived"), park);
    opened.add(computed);
    return computed;
  }

  @AfterEach
  void close() {
    opened.forEach(Computed::close);
  }

  @BeforeEach
  void load() {
    park = MeteredPark.metered(dir.resolve("park"));
    a07 = park.cabinetByCode(A07).orElseThrow().id();
    building = place(PlaceKind.BUILDING, "FZ-B1").id();
  }

  private Place place(PlaceKind kind, String code) {
    return park.places().stream()
        .filter(place -> place.kind() == kind && place.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private EquipmentKind kind(Device device) {
    return park.equipmentOf(device).kind();
  }

  /** Half a minute in which all meters answer each ten seconds, but for those that shall not. */
  private void run(Computed computed, long from, List<String> silent) {
    long pdus = park.devices().stream().filter(d -> kind(d) == EquipmentKind.RACK_PDU).count();
    List<Device> circuits =
        park.devices().stream().filter(d -> kind(d) == EquipmentKind.GRID_CIRCUIT).toList();
    List<Device> ups =
        park.devices().stream()
            .filter(d -> d.code().contains("UPS-") && kind(d) == EquipmentKind.UPS_GROUP)
            .toList();
    for (int second = 0; second < 40; second++) {
      long now = from + 1000L * second;
      for (Device device : park.devices()) {
        if (second % 10 != 1 || silent.stream().anyMatch(device.code()::startsWith)) {
          continue;
        }
        switch (kind(device)) {
          case RACK_PDU -> line(computed, device, "", now, PDU_KW);
          case RPP -> {
            for (int n = 1; n <= 20; n++) {
              line(computed, device, "branch%02d.".formatted(n), now, BRANCH_KW);
            }
            power(computed, device, "", now, 20 * BRANCH_KW);
          }
          case UPS_GROUP ->
              power(computed, device, "output.", now, 1.05 * pdus / Math.max(1, ups.size()));
          case GRID_CIRCUIT -> power(computed, device, "", now, 1.4 * pdus / circuits.size());
          default -> power(computed, device, "", now, 0);
        }
      }
      computed.second(now);
    }
  }

  private void line(Computed computed, Device device, String prefix, long now, double kw) {
    computed.good(device, prefix + "voltage", now, 230);
    computed.good(device, prefix + "current", now, kw * 1000 / 230);
    power(computed, device, prefix, now, kw);
  }

  private void power(Computed computed, Device device, String prefix, long now, double kw) {
    computed.good(device, prefix + "power", now, kw);
    computed.good(device, prefix + "energy", now, 1000 + kw * (now - NOON) / 3.6e6);
  }

  private Computed.Sample cabinet(Computed computed, String point) {
    return computed.of(OwnerKind.CABINET, a07, point);
  }

  private Computed.Sample building(Computed computed, String point) {
    return computed.of(OwnerKind.BUILDING, building, point);
  }

  @Test
  void theRackPdusComeFirstAndTheBranchStandsInForOneThatIsSilent() {
    Computed computed = computed();
    run(computed, NOON, List.of());
    assertThat(cabinet(computed, LoadPoints.POWER).value()).isEqualTo(2 * PDU_KW);
    assertThat(cabinet(computed, LoadPoints.DISAGREEMENT).value()).isCloseTo(2.0, within(0.05));
    assertThat(cabinet(computed, LoadPoints.SOURCE).value()).isEqualTo(LoadPoints.RACK_PDU);
    run(computed, NOON + 60_000, List.of(A07 + "-PDU-A"));
    assertThat(cabinet(computed, LoadPoints.POWER).value()).isEqualTo(PDU_KW + BRANCH_KW);
    assertThat(cabinet(computed, LoadPoints.POWER).quality()).isEqualTo(Quality.GOOD);
    assertThat(cabinet(computed, LoadPoints.SOURCE).value())
        .isEqualTo(LoadPoints.RACK_PDU + LoadPoints.BRANCH);
    assertThat(cabinet(computed, LoadPoints.REDUNDANCY).value()).isZero();
    run(computed, NOON + 120_000, List.of(A07 + "-PDU-A", "FZ-B1-1F-R101-A-RPP-A"));
    assertThat(cabinet(computed, LoadPoints.POWER).quality()).isEqualTo(Quality.UNCERTAIN_PARTIAL);
    assertThat(cabinet(computed, LoadPoints.FAILOVER_LOAD).quality())
        .isEqualTo(Quality.BAD_NOT_MEASURED);
    assertThat(cabinet(computed, LoadPoints.REDUNDANCY).value())
        .isEqualTo(DeviceState.UNKNOWN.code());
  }

  @Test
  void theLiveRatioIsOfTheHighestCategoryThatIsMeasured() {
    Computed computed = computed();
    run(computed, NOON, List.of());
    assertThat(building(computed, EnergyPoints.IT_CATEGORY).value()).isEqualTo(3);
    assertThat(building(computed, EnergyPoints.PUE_LIVE).value()).isCloseTo(1.4, within(0.001));
    run(computed, NOON + 60_000, List.of("FZ-B1-1F-R101-A", "FZ-B1-1F-R101-B"));
    // Two rows of ten without rack PDUs and panels: 80 % are measured there, all of it at the UPS.
    assertThat(building(computed, EnergyPoints.IT_CATEGORY).value()).isEqualTo(1);
    assertThat(building(computed, EnergyPoints.PUE_LIVE).value())
        .isCloseTo(1.4 / 1.05, within(0.001));
    assertThat(building(computed, LoadPoints.MEASURED_SHARE).value()).isEqualTo(80);
    assertThat(building(computed, LoadPoints.POWER).quality()).isEqualTo(Quality.UNCERTAIN_PARTIAL);
  }

  /**
   * PUE is energy over 24 hours: nothing before they are measured, then the ratio of the registers.
   */
  @Test
  void pueIsNotGivenBeforeADayIsMeasured() {
    Computed computed = computed();
    for (int quarter = 0; quarter <= 4 * 24; quarter++) {
      run(computed, NOON + quarter * 900_000L, List.of());
      if (quarter == 40) {
        assertThat(building(computed, EnergyPoints.PUE).quality())
            .isEqualTo(Quality.BAD_NOT_MEASURED);
        assertThat(building(computed, EnergyPoints.PUE_SHARE).value()).isBetween(39.0, 43.0);
      }
    }
    assertThat(building(computed, EnergyPoints.PUE).quality()).isEqualTo(Quality.GOOD);
    assertThat(building(computed, EnergyPoints.PUE).value()).isCloseTo(1.4, within(0.002));
    assertThat(building(computed, EnergyPoints.PUE_CATEGORY).value()).isEqualTo(3);
    assertThat(building(computed, EnergyPoints.PUE_SHARE).value()).isGreaterThan(99);
    assertThat(
            computed.of(OwnerKind.PARK, place(PlaceKind.PARK, "FZ").id(), EnergyPoints.PUE).value())
        .isCloseTo(1.4, within(0.002));
  }
}
