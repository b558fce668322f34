package org.parkwatch.simulators.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.Side;

class PlantModelTest {
  private static final long BASE = 1_780_000_000_000L;
  private static final long HOUR = 3_600_000;

  private final List<RackPdu> pdus = park();
  private final PlantModel plant = new PlantModel(pdus, 2, BASE);
  private final PduReading reading = new PduReading();

  private static List<RackPdu> park() {
    List<RackPdu> pdus = new ArrayList<>();
    double[] contracts = {4, 6, 8, 20, 0};
    for (int i = 0; i < 1000; i++) {
      double kw = contracts[i % contracts.length];
      String tenant = kw == 0 ? null : "T" + i % 40;
      boolean alone = i % 50 == 0;
      for (Side side : Side.values()) {
        double own = alone && side == Side.B ? 0 : kw;
        pdus.add(
            new RackPdu(
                "C" + i + "-" + side,
                "AP8853",
                0x7F0A0000 + 2 * i + (side == Side.A ? 1 : 2),
                16100,
                "rack-pdus",
                "C" + i,
                List.of("ROW" + i / 20, "ROOM" + i / 200),
                side,
                kw >= 8 ? 50 : 32,
                own,
                tenant,
                alone,
                kw >= 8 ? 50 : 32));
      }
    }
    return pdus;
  }

  /** Limits of the reference rules: 27 °C and 80 %; the makes' own warnings begin at 65 %. */
  @Test
  void isQuietAllDayLong() {
    for (int i = 0; i < pdus.size(); i++) {
      for (long t = 0; t < 48; t++) {
        plant.read(i, BASE + t * HOUR / 2 + 17L * i, Disturbance.NONE, reading);
        assertThat(reading.loadShare()).isBetween(0.0, 0.64);
        assertThat(reading.celsius()).isBetween(18.0, 26.95);
        assertThat(reading.volts()).isBetween(218.0, 236.0);
        assertThat(reading.powerFactor()).isBetween(0.93, 0.98);
        assertThat(reading.humidity()).isBetween(40.0, 55.0);
      }
    }
  }

  @Test
  void usesAboutHalfOfTheContractAndSharesItBetweenTheFeeds() {
    double sum = 0;
    double contract = 0;
    for (int i = 0; i < pdus.size(); i += 2) {
      if (pdus.get(i).contractKw() > 0 && pdus.get(i).contractKw() < 20 && !pdus.get(i).alone()) {
        double a = watts(i);
        double b = watts(i + 1);
        assertThat(a / (a + b)).isBetween(0.45, 0.55);
        sum += a + b;
        contract += pdus.get(i).contractKw() * 1000;
      }
    }
    assertThat(sum / contract).isEqualTo(0.45, within(0.05));
  }

  @Test
  void drawsNothingInAFreeCabinetAndOnTheDeadSideOfASingleCordedOne() {
    plant.read(8, BASE, Disturbance.NONE, reading);
    assertThat(reading.idle()).isTrue();
    assertThat(reading.amps()).isZero();
    assertThat(reading.volts()).isGreaterThan(218);
    assertThat(watts(0)).isPositive();
    assertThat(watts(1)).isZero();
  }

  @Test
  void metersExactlyWhatItDraws() {
    double summed = 0;
    for (long second = 0; second < 7200; second++) {
      plant.read(2, BASE + second * 1000 + 500, Disturbance.NONE, reading);
      summed += reading.watts() / 3600;
    }
    double metered =
        plant.wattHours(2, BASE + 2 * HOUR, Disturbance.NONE)
            - plant.wattHours(2, BASE, Disturbance.NONE);
    assertThat(metered).isEqualTo(summed, within(summed * 1e-5));
  }

  @Test
  void neverMetersBackwards() {
    double before = 0;
    for (long t = 0; t < 20_000; t++) {
      double now = plant.wattHours(4, BASE + t * 7919, Disturbance.NONE);
      assertThat(now).isGreaterThanOrEqualTo(before);
      before = now;
    }
  }

  @Test
  void readsTheSameAfterARestart() {
    PduReading other = new PduReading();
    PlantModel again = new PlantModel(pdus, 2, BASE);
    for (int i = 0; i < pdus.size(); i += 37) {
      plant.read(i, BASE + HOUR, Disturbance.NONE, reading);
      again.read(i, BASE + HOUR, Disturbance.NONE, other);
      assertThat(other.energy(1)).isEqualTo(reading.energy(1));
      assertThat(other.watts()).isEqualTo(reading.watts());
      assertThat(other.celsius()).isEqualTo(reading.celsius());
      assertThat(other.upMillis()).isEqualTo(reading.upMillis());
    }
  }

  private double watts(int index) {
    plant.read(index, BASE + HOUR, Disturbance.NONE, reading);
    return reading.watts();
  }
}
