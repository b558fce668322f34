package org.parkwatch.ui.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.Quantity;

class FiguresTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Test
  void numbersHaveAThousandsCommaInBothLanguagesAndARealMinus() {
    assertThat(Figures.count(12_000)).isEqualTo("12,000");
    assertThat(Figures.number(-3.54, 1)).isEqualTo("−3.5");
    assertThat(Figures.number(26.3, 1)).isEqualTo("26.3");
    assertThat(Figures.number(-1234.5, 0)).startsWith("−1,23");
  }

  // "−0.0 A" makes a reader look for a reversed CT that is not there.
  @Test
  void aValueThatRoundsToZeroHasNoSign() {
    assertThat(Figures.number(-0.04, 1)).isEqualTo("0.0");
    assertThat(Figures.number(-0.06, 1)).isEqualTo("−0.1");
  }

  @Test
  void decimalsFollowTheQuantity() {
    assertThat(Figures.decimals(Quantity.TEMPERATURE)).isEqualTo(1);
    assertThat(Figures.decimals(Quantity.CURRENT)).isEqualTo(1);
    assertThat(Figures.decimals(Quantity.HUMIDITY)).isZero();
    assertThat(Figures.decimals(Quantity.POWER_FACTOR)).isEqualTo(2);
  }

  @Test
  void runningTimeTurnsToDaysAfterADay() {
    Duration justBelow = Duration.ofDays(1).minusSeconds(1);
    assertThat(Figures.running(Duration.ofSeconds(1_062), Language.EN)).isEqualTo("00:17:42");
    assertThat(Figures.running(justBelow, Language.EN)).isEqualTo("23:59:59");
    assertThat(Figures.running(Duration.ofMinutes(1_570), Language.EN)).isEqualTo("1 d 02:10");
    assertThat(Figures.running(Duration.ofMinutes(1_570), Language.ZH)).isEqualTo("1 天 02:10");
  }

  // The browser's clock may run ahead of the server's: that is no negative time.
  @Test
  void aTimeBeforeItsBeginIsZero() {
    assertThat(Figures.running(Duration.ofSeconds(-5), Language.EN)).isEqualTo("00:00:00");
    assertThat(Figures.age(Duration.ofSeconds(-5), Language.EN)).isEqualTo("0 s");
  }

  @Test
  void agesChangeTheirUnitAtAMinuteAnHourAndADay() {
    assertThat(Figures.age(Duration.ofSeconds(59), Language.EN)).isEqualTo("59 s");
    assertThat(Figures.age(Duration.ofSeconds(60), Language.EN)).isEqualTo("1 min");
    assertThat(Figures.age(Duration.ofMinutes(60), Language.ZH)).isEqualTo("1 小时");
    assertThat(Figures.age(Duration.ofHours(47), Language.ZH)).isEqualTo("1 天");
  }

  @Test
  void aMomentOfAnotherDayCarriesItsDateInTheSitesZone() {
    long now = Instant.parse("2026-11-22T06:32:07Z").toEpochMilli();
    long yesterday = Instant.parse("2026-11-21T15:59:59Z").toEpochMilli();
    assertThat(Figures.moment(now, now, SHANGHAI)).isEqualTo("14:32:07");
    assertThat(Figures.moment(yesterday, now, SHANGHAI)).isEqualTo("2026-11-21 23:59:59");
    assertThat(Figures.moment(yesterday + 1_000, now, SHANGHAI)).isEqualTo("00:00:00");
  }
}
