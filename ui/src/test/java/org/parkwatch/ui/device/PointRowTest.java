package org.parkwatch.ui.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.ui.dev.MadeUpLatest;
import org.parkwatch.ui.dev.MadeUpPark;
import org.parkwatch.ui.words.Words;

class PointRowTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-22T04:00:00Z"));

  private final Park park = new MadeUpPark(7, 1, 1, 1).park();
  private final MadeUpLatest latest = new MadeUpLatest(park, NOON);
  private final Device device = park.devices().getFirst();
  private final Words words = new Words(SeverityFile.defaults());

  private PointRow row(String point, Map<String, Diagnosis.Raw> raws) {
    PointRow.Look look =
        new PointRow.Look(
            key -> words.getTranslation(key, Locale.ENGLISH),
            Locale.ENGLISH,
            ZoneId.of("Asia/Shanghai"),
            NOON.millis());
    List<PointRow> rows = PointRow.all(device, latest, raws, look);
    assertThat(rows).hasSize(device.points().size());
    return rows.stream().filter(each -> each.key().equals(point)).findFirst().orElseThrow();
  }

  @Test
  void aGoodPointHasValueUnitQualityTimeAndWhatCameOnTheWire() {
    latest.set(device.pointId(PointNames.VOLTAGE), 230.1);
    Diagnosis.Raw raw = new Diagnosis.Raw("1.3.6.1 = INTEGER 2301", NOON.instant());
    PointRow row = row(PointNames.VOLTAGE, Map.of(PointNames.VOLTAGE, raw));
    assertThat(row.value()).startsWith("2");
    assertThat(row.unit()).isEqualTo("V");
    assertThat(row.quality()).isEqualTo("good");
    assertThat(row.at()).isNotEmpty();
    assertThat(row.raw()).isEqualTo("1.3.6.1 = INTEGER 2301");
  }

  // The last value of a silent device must not stand there as if it were of now.
  @Test
  void aFailedPointHasItsReasonAndNoValue() {
    latest.fail(device.pointId(PointNames.CURRENT), Quality.BAD_MALFORMED, NOON.millis() - 60_000);
    PointRow row = row(PointNames.CURRENT, Map.of());
    assertThat(row.value()).isEqualTo("no value");
    assertThat(row.unit()).isEmpty();
    assertThat(row.quality()).isEqualTo("answer could not be decoded");
    assertThat(row.raw()).isEqualTo("comes with its next read");
  }

  @Test
  void aPointThatNeverAnsweredAndAnOldOneSaySo() {
    latest.silence(device.pointId(PointNames.CURRENT), 0);
    assertThat(row(PointNames.CURRENT, Map.of()).value()).isEqualTo("no answer");
    latest.silence(device.pointId(PointNames.CURRENT), NOON.millis() - 3_600_000);
    assertThat(row(PointNames.CURRENT, Map.of()).quality()).isEqualTo("stale");
  }

  @Test
  void aStateIsAWord() {
    latest.set(device.pointId(PointNames.STATE), DeviceState.CRITICAL.code());
    assertThat(row(PointNames.STATE, Map.of()).value()).isEqualTo("critical");
  }
}
