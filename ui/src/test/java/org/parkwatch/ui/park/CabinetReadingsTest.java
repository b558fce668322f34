package org.parkwatch.ui.park;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.Side;
import org.parkwatch.telemetry.latest.Freshness;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.ui.dev.MadeUpLatest;
import org.parkwatch.ui.dev.MadeUpPark;
import org.parkwatch.ui.marks.Reading;

class CabinetReadingsTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-22T04:00:00Z"));

  private final Park park = new MadeUpPark(7, 1, 1, 1).park();
  private final MadeUpLatest latest = new MadeUpLatest(park, NOON);
  private final Cabinet cabinet =
      park.cabinets().stream()
          .filter(each -> park.devicesOfCabinet(each.id()).size() == 2)
          .findFirst()
          .orElseThrow();
  private final Device a = park.devicesOfCabinet(cabinet.id()).getFirst();
  private final Device b = park.devicesOfCabinet(cabinet.id()).getLast();

  @Test
  void powerIsTheSumOfBothFeedsAndStandsAgainstTheContract() {
    latest.set(a.pointId(PointNames.POWER), 2);
    latest.set(b.pointId(PointNames.POWER), 1.5);
    CabinetReadings readings = CabinetReadings.of(park, cabinet, latest);
    assertThat(readings.powerKw()).isCloseTo(3.5, within(0.2));
    assertThat(readings.percentOfContract())
        .isCloseTo(100 * readings.powerKw() / readings.contractKw(), within(1e-9));
  }

  // Half a cabinet's power would look like a quiet cabinet.
  @Test
  void whileOneFeedIsSilentThePowerIsUnknownAndNotThatOfTheOther() {
    latest.fail(b.pointId(PointNames.POWER), Quality.BAD_TIMEOUT, NOON.millis() - 60_000);
    CabinetReadings readings = CabinetReadings.of(park, cabinet, latest);
    assertThat(readings.powerKw()).isNaN();
    assertThat(readings.percentOfContract()).isNaN();
  }

  @Test
  void aloneAFeedCarriesTheCurrentOfBoth() {
    latest.set(a.pointId(PointNames.CURRENT), 18.6);
    latest.set(b.pointId(PointNames.CURRENT), 17.6);
    assertThat(CabinetReadings.of(park, cabinet, latest).aloneAmps()).isCloseTo(36.2, within(0.2));
  }

  @Test
  void feedsComeInTheOrderOfTheirSides() {
    assertThat(CabinetReadings.of(park, cabinet, latest).feeds())
        .extracting(CabinetReadings.Feed::side)
        .containsExactly(Side.A, Side.B);
  }

  @Test
  void aPointTooOldForItsIntervalHasNoValueForThePresent() {
    int point = a.pointId(PointNames.INLET_TEMPERATURE);
    latest.silence(point, latest.watermark() - 25_001);
    Reading old = Reading.of(a, PointNames.INLET_TEMPERATURE, latest).orElseThrow();
    assertThat(old.freshness()).isEqualTo(Freshness.STALE);
    assertThat(old.value()).isNaN();
    latest.silence(point, latest.watermark() - 25_000);
    assertThat(Reading.of(a, PointNames.INLET_TEMPERATURE, latest).orElseThrow().fresh()).isTrue();
  }

  @Test
  void aSensorOnEitherFeedServesTheCabinet() {
    latest.silence(a.pointId(PointNames.INLET_TEMPERATURE), 0);
    CabinetReadings readings = CabinetReadings.of(park, cabinet, latest);
    assertThat(readings.first(PointNames.INLET_TEMPERATURE).orElseThrow().fresh()).isTrue();
  }

  @Test
  void aPointThatNeverAnsweredIsNeverAndNotZero() {
    latest.silence(a.pointId(PointNames.CURRENT), 0);
    Reading reading = Reading.of(a, PointNames.CURRENT, latest).orElseThrow();
    assertThat(reading.freshness()).isEqualTo(Freshness.NEVER);
    assertThat(reading.value()).isNaN();
  }

  @Test
  void theTableNamesTheWorstFreshnessOfACabinetsFeeds() {
    latest.fail(b.pointId(PointNames.CURRENT), Quality.BAD_TIMEOUT, 0);
    CabinetRow row = CabinetRow.of(park, cabinet, latest, java.util.Map.of(), java.util.Locale.US);
    assertThat(row.state()).isEqualTo("value.bad");
    assertThat(row.ampsB()).isNaN();
  }
}
