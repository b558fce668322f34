package org.parkwatch.ui.park;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parkwatch.capacity.DerivedPoints;
import org.parkwatch.capacity.load.LoadPoints;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.ui.testpark.FakeLatest;
import org.parkwatch.ui.testpark.TestPark;

class CabinetDerivedTest {
  private static final long NOW = 1_795_000_000_000L;

  private final Park without = TestPark.of(1, 1, 1, 1);
  private final Cabinet cabinet = without.cabinets().getFirst();
  private final DerivedBlock block =
      new DerivedBlock(
          OwnerKind.CABINET,
          cabinet.id(),
          0,
          without.pointCount(),
          new DerivedPoints().pointsOf(OwnerKind.CABINET));
  private final Park park =
      new Park(
          new ParkRows(2, without.asOf(), ZoneId.of("Asia/Shanghai"))
              .places(without.places())
              .cabinets(without.cabinets())
              .equipment(without.equipment())
              .devices(without.devices())
              .tenants(without.tenants())
              .derived(List.of(block))
              .data(without.pointCount() + block.points().size()));
  private final FakeLatest latest = new FakeLatest(park.pointCount());

  private void good(String point, double value) {
    latest.good(block.pointId(point), value, NOW);
    latest.watermark(NOW);
  }

  private CabinetDerived derived() {
    return CabinetDerived.of(park, cabinet, latest).orElseThrow();
  }

  @Test
  void theSourceIsNamed() {
    good(LoadPoints.SOURCE, LoadPoints.RACK_PDU);
    assertThat(derived().sourceWord()).isEqualTo("cabinet.by-rack-pdus");
    good(LoadPoints.SOURCE, LoadPoints.BRANCH);
    assertThat(derived().sourceWord()).isEqualTo("cabinet.by-branches");
    good(LoadPoints.SOURCE, LoadPoints.RACK_PDU + LoadPoints.BRANCH);
    assertThat(derived().sourceWord()).isEqualTo("cabinet.by-both");
    latest.bad(block.pointId(LoadPoints.SOURCE), Quality.BAD_NOT_MEASURED, NOW);
    assertThat(derived().sourceWord()).isEqualTo("cabinet.by-nobody");
  }

  @Test
  void moreThan80PercentOfTheRatingAfterALossIsTooMuch() {
    good(LoadPoints.FAILOVER_LOAD, 80);
    assertThat(derived().overAlone()).isFalse();
    good(LoadPoints.FAILOVER_LOAD, 80.1);
    assertThat(derived().overAlone()).isTrue();
    assertThat(derived().ratingLeft()).isEqualTo(100 - 80.1);
    latest.bad(block.pointId(LoadPoints.FAILOVER_LOAD), Quality.BAD_NOT_MEASURED, NOW);
    assertThat(derived().overAlone()).isFalse();
    assertThat(derived().ratingLeft()).isNaN();
  }

  // Unknown redundancy must not look like a lost feed, and a lost one not like unknown.
  @Test
  void redundancyIsInWords() {
    assertThat(derived().redundancyWord()).isEqualTo("cabinet.feeds-unknown");
    good(LoadPoints.REDUNDANCY, DeviceState.NORMAL.code());
    assertThat(derived().redundancyWord()).isEqualTo("cabinet.both-feeds");
    good(LoadPoints.REDUNDANCY, DeviceState.WARNING.code());
    assertThat(derived().redundancyWord()).isEqualTo("cabinet.one-feed");
    good(LoadPoints.REDUNDANCY, DeviceState.CRITICAL.code());
    assertThat(derived().redundancyWord()).isEqualTo("cabinet.no-feed");
    assertThat(derived().redundant()).isFalse();
  }

  @Test
  void metersThatDifferByMoreThanTheirClassContradictEachOther() {
    good(LoadPoints.DISAGREEMENT, 4.9);
    assertThat(derived().contradicts()).isFalse();
    good(LoadPoints.DISAGREEMENT, 5.1);
    assertThat(derived().contradicts()).isTrue();
  }

  @Test
  void aCabinetWithoutDerivedPointsHasNone() {
    assertThat(CabinetDerived.of(without, cabinet, latest)).isEmpty();
  }
}
