package org.parkwatch.ui.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.ui.testpark.FakeBoard;
import org.parkwatch.ui.testpark.FakeLatest;
import org.parkwatch.ui.testpark.TestPark;

/** What nothing fresh stands behind is empty on the wall, never 0 and never "on line". */
class BuildingFiguresTest {
  private static final long NOW = 1_795_000_000_000L;

  private final Park park = TestPark.of(1, 2, 1, 2);
  private final FakeLatest latest = new FakeLatest(park.pointCount());
  private final List<BuildingPlan> plans = new WallBoard().plans(park);

  private void everyPduDraws(double kw, double celsius) {
    for (Device device : park.devices()) {
      latest.good(device.pointId(PointNames.POWER), kw, NOW);
      latest.good(device.pointId(PointNames.INLET_TEMPERATURE), celsius, NOW);
    }
    latest.watermark(NOW);
  }

  @Test
  void aBuildingThatNobodyHasHeardOfHasNoFigures() {
    latest.watermark(NOW);
    BuildingFigures figures = BuildingFigures.of(plans.getFirst(), latest, List.of());
    assertThat(figures.itKw()).isEmpty();
    assertThat(figures.totalKw()).isEmpty();
    assertThat(figures.tie()).isEqualTo(BuildingFigures.Switching.UNKNOWN);
    assertThat(figures.gensets()).isZero();
    assertThat(figures.a().online()).isZero();
    assertThat(figures.chillers()).isEmpty();
  }

  @Test
  void theSumLeavesOutWhatFailedAndGrowsOld() {
    everyPduDraws(2, 23);
    BuildingPlan first = plans.getFirst();
    double all = BuildingFigures.of(first, latest, List.of()).itKw().orElseThrow();
    assertThat(all).isCloseTo(2.0 * first.itPower().size(), within(1e-6));
    Device silent =
        park.devices().stream()
            .filter(device -> device.code().startsWith("FZ-B1") && device.life().collected())
            .findFirst()
            .orElseThrow();
    latest.bad(silent.pointId(PointNames.POWER), Quality.BAD_TIMEOUT, NOW);
    assertThat(BuildingFigures.of(first, latest, List.of()).itKw().orElseThrow())
        .isCloseTo(all - 2, within(1e-6));
    latest.watermark(NOW + 120_000);
    assertThat(BuildingFigures.of(first, latest, List.of()).itKw()).isEmpty();
  }

  @Test
  void aRoomShowsItsWarmestInlet() {
    everyPduDraws(2, 23);
    BuildingPlan.RoomPlan room = plans.getFirst().rooms().getFirst();
    Device one =
        park.devices().stream()
            .filter(device -> device.code().startsWith(room.room().code()))
            .findFirst()
            .orElseThrow();
    latest.good(one.pointId(PointNames.INLET_TEMPERATURE), 27.3, NOW);
    assertThat(room.temperatures().most(latest).orElseThrow()).isEqualTo(27.3);
  }

  @Test
  void thoseThatNobodyHasComeBeforeThoseOfTheSameLevelThatSomebodyHas() {
    List<Alarm> standing =
        List.of(
            FakeBoard.alarm(1, 2, AlarmState.ACKNOWLEDGED, 0, 0),
            FakeBoard.alarm(2, 3, AlarmState.UNACKNOWLEDGED, 0, 0),
            FakeBoard.alarm(3, 2, AlarmState.UNACKNOWLEDGED, 0, 0),
            FakeBoard.alarm(4, 1, AlarmState.RETURNED_UNACKNOWLEDGED, 0, 0),
            FakeBoard.alarm(5, 1, AlarmState.ACKNOWLEDGED, 0, 0));
    assertThat(WallAlarms.grave(standing, SeverityFile.defaults()))
        .extracting(Alarm::id)
        .containsExactly(5L, 3L, 1L);
    assertThat(WallAlarms.count(standing, 3)).isEqualTo(1);
  }
}
