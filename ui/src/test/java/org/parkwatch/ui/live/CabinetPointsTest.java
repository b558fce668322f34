package org.parkwatch.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.telemetry.history.HistoryOptions;
import org.parkwatch.telemetry.history.HistorySite;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;
import org.parkwatch.ui.map.ParkLayout;
import org.parkwatch.ui.testpark.FakeLatest;
import org.parkwatch.ui.testpark.TestPark;

class CabinetPointsTest {
  private static final long NOW = 1_795_329_126_000L;
  private final Park park = TestPark.of(1, 1, 1, 2);
  private final ParkLayout layout = ParkLayout.of(park);
  private final FakeLatest latest = new FakeLatest(park.pointCount());
  private final LiveState state = new LiveState(layout.cabinets().size(), layout.rooms().size());
  private final int cabinet = layout.indexOfCabinet(0);

  private int point(int pdu, String name) {
    Device device = park.devicesOfCabinet(0).get(pdu);
    return device.pointId(name);
  }

  private void read() {
    latest.watermark(NOW);
    CabinetPoints.of(layout).read(latest, state);
  }

  private void bothFresh() {
    latest.good(point(0, PointNames.POWER), 2.154, NOW - 4_000);
    latest.good(point(1, PointNames.POWER), 1.9, NOW - 9_000);
    latest.good(point(0, PointNames.INLET_TEMPERATURE), 23.46, NOW - 4_000);
    latest.good(point(1, PointNames.INLET_TEMPERATURE), 22.0, NOW - 9_000);
  }

  @Test
  void powerIsTheSumAndInletTheHighestAndTheAgeThatOfTheOldest() {
    bothFresh();
    read();
    assertThat(state.power[cabinet]).isEqualTo((short) 405);
    assertThat(state.temperature[cabinet]).isEqualTo((short) 235);
    assertThat(state.seconds[cabinet]).isEqualTo(NOW / 1000 - 9);
  }

  /** Half a sum would look like a cabinet that draws half. */
  @Test
  void oneSilentFeedLeavesNoPowerButTheOthersTemperature() {
    bothFresh();
    latest.good(point(1, PointNames.POWER), 1.9, NOW - 60_000);
    latest.bad(point(1, PointNames.POWER), Quality.BAD_TIMEOUT, NOW - 1_000);
    latest.bad(point(1, PointNames.INLET_TEMPERATURE), Quality.BAD_TIMEOUT, NOW - 1_000);
    read();
    assertThat(state.power[cabinet]).isEqualTo(NoValue.NO_ANSWER.code());
    assertThat(state.temperature[cabinet]).isEqualTo((short) 235);
    assertThat(state.seconds[cabinet]).isEqualTo(NOW / 1000 - 60);
  }

  @Test
  void aValueOfTwoAndAHalfIntervalsStandsAndAnOlderOneIsStale() {
    bothFresh();
    latest.good(point(1, PointNames.POWER), 1.9, NOW - 25_000);
    read();
    assertThat(state.power[cabinet]).isEqualTo((short) 405);
    latest.good(point(1, PointNames.POWER), 1.9, NOW - 25_001);
    read();
    assertThat(state.power[cabinet]).isEqualTo(NoValue.STALE.code());
  }

  @Test
  void aDeviceThatNeverAnsweredHasNoAge() {
    read();
    assertThat(state.power[cabinet]).isEqualTo(NoValue.NEVER.code());
    assertThat(state.temperature[cabinet]).isEqualTo(NoValue.NEVER.code());
    assertThat(state.seconds[cabinet]).isZero();
  }

  @Test
  void aDeviceThatAnswersWithoutANumberIsNotCalledSilent() {
    bothFresh();
    latest.bad(point(0, PointNames.INLET_TEMPERATURE), Quality.BAD_NO_READING, NOW);
    latest.bad(point(1, PointNames.INLET_TEMPERATURE), Quality.BAD_IMPLAUSIBLE, NOW);
    read();
    assertThat(state.temperature[cabinet]).isEqualTo(NoValue.NO_READING.code());
    assertThat(state.power[cabinet]).isEqualTo((short) 405);
  }

  @Test
  void zeroIsAValueAndFreeAndCommissioningAreNot() {
    bothFresh();
    latest.good(point(0, PointNames.POWER), 0, NOW);
    latest.good(point(1, PointNames.POWER), 0, NOW);
    read();
    assertThat(state.power[cabinet]).isZero();
    assertThat(state.power[layout.indexOfCabinet(4)]).isEqualTo(NoValue.FREE.code());
    assertThat(state.temperature[layout.indexOfCabinet(200)])
        .isEqualTo(NoValue.COMMISSIONING.code());
  }

  /** The past is read as the present was; what was old then is stale, and later nothing at all. */
  @Test
  void anInstantOfThePastIsReadByTheSameRule(@TempDir Path folder) throws IOException {
    long mark = NOW / 300_000 * 300_000;
    CabinetPoints points = CabinetPoints.of(layout);
    SampleBatch batch = new SampleBatch(4);
    for (int pdu = 0; pdu < 2; pdu++) {
      byte good = Quality.GOOD.code();
      batch.add(point(pdu, PointNames.POWER), mark - 4_000, 2.154 - pdu, good);
      batch.add(point(pdu, PointNames.INLET_TEMPERATURE), mark - 4_000, 23.46 - pdu, good);
    }
    try (HistoryStore history =
        HistoryStore.open(folder, HistoryOptions.defaults(), HistorySite.of(point -> 0))) {
      history.accept(
          new LogGroup(
              0, NOW, List.of(new LogRecord.Samples(batch), new LogRecord.Watermark(NOW, false))));
      points.read(history.asOf(points.all(), mark), state);
      assertThat(state.power[cabinet]).isEqualTo((short) 331);
      assertThat(state.temperature[cabinet]).isEqualTo((short) 235);
      assertThat(state.seconds[cabinet]).isEqualTo((mark - 4_000) / 1000);
      points.read(history.asOf(points.all(), mark + 300_000), state);
      assertThat(state.power[cabinet]).isEqualTo(NoValue.STALE.code());
      points.read(history.asOf(points.all(), mark + 7_200_000), state);
      assertThat(state.power[cabinet]).isEqualTo(NoValue.NEVER.code());
      points.read(history.asOf(points.all(), mark - 300_000), state);
      assertThat(state.power[cabinet]).isEqualTo(NoValue.NEVER.code());
    }
  }

  @Test
  void aNumberBeyondTheWireIsHeldBelowTheCodes() {
    assertThat(NoValue.value(1e9)).isEqualTo(Short.MAX_VALUE);
    assertThat(NoValue.value(-1e9)).isEqualTo(NoValue.FIRST_VALUE);
    for (NoValue why : NoValue.values()) {
      assertThat(why.code()).isLessThan(NoValue.FIRST_VALUE);
    }
  }
}
