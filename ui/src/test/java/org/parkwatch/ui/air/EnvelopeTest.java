package org.parkwatch.ui.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.AirClass;
import org.parkwatch.ui.air.Envelope.Verdict;

class EnvelopeTest {
  private final Envelope envelope = new Envelope(AirClass.ASHRAE_A1);

  private void judged(double celsius, double humidity, Verdict wanted) {
    assertThat(envelope.judge(celsius, humidity)).as(celsius + " " + humidity).isEqualTo(wanted);
  }

  // Psychrometric tables: 20 °C at 50 % 9.3 °C, 25 °C at 60 % 16.7 °C, 30 °C at 20 % 4.6 °C.
  @Test
  void theDewPointAgreesWithTables() {
    assertThat(Envelope.dewPoint(20, 50)).isCloseTo(9.3, within(0.1));
    assertThat(Envelope.dewPoint(25, 60)).isCloseTo(16.7, within(0.1));
    assertThat(Envelope.dewPoint(30, 20)).isCloseTo(4.6, within(0.1));
  }

  @Test
  void theLimitsThemselvesAreRecommended() {
    judged(18, 50, Verdict.RECOMMENDED);
    judged(27, 40, Verdict.RECOMMENDED);
    judged(19, 70, Verdict.RECOMMENDED);
  }

  @Test
  void eachSideHasItsWord() {
    judged(27.1, 40, Verdict.TOO_WARM);
    judged(17.9, 50, Verdict.TOO_COLD);
    judged(20, 71, Verdict.TOO_HUMID);
    judged(25, 55, Verdict.TOO_HUMID); // by its dew point of 15.3 °C
    judged(26, 8.5, Verdict.TOO_DRY); // dew point -9.5 °C
  }

  @Test
  void farOutsideIsBeyondWhatIsAllowed() {
    judged(32.1, 30, Verdict.BEYOND);
    judged(14.9, 50, Verdict.BEYOND);
    judged(22, 85, Verdict.BEYOND);
  }

  // Nothing measured must never look like something good.
  @Test
  void withoutATemperatureThereIsNoVerdictAndWithoutHumidityOnlyOneOfTemperature() {
    judged(Double.NaN, 50, Verdict.NONE);
    judged(22, Double.NaN, Verdict.RECOMMENDED);
    judged(28, Double.NaN, Verdict.TOO_WARM);
  }

  @Test
  void anotherClassHasOtherWords() {
    Envelope gb = new Envelope(AirClass.GB_50174);
    assertThat(gb.judge(20, 65)).isEqualTo(Verdict.TOO_HUMID);
    assertThat(gb.judge(24, 25)).isEqualTo(Verdict.TOO_DRY); // dew point 2.9 °C
    judged(20, 65, Verdict.RECOMMENDED);
    judged(24, 25, Verdict.RECOMMENDED);
    assertThat(new Envelope(AirClass.ASHRAE_A3).judge(38, 20)).isEqualTo(Verdict.TOO_WARM);
    judged(38, 20, Verdict.BEYOND);
  }
}
