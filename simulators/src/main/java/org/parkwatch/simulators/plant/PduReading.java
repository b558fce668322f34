package org.parkwatch.simulators.plant;

import java.util.List;
import org.parkwatch.facility.park.Side;

/**
 * What one rack PDU measures at one moment. Mutable, filled anew for each request, confined to one
 * thread. Scales and sentinels are the business of the makes.
 */
public final class PduReading {
  private static final RackPdu NOBODY =
      new RackPdu("", "", 127 << 24, 1, "", "", List.of(), Side.A, 1, 0, null, false, 1);

  RackPdu pdu = NOBODY;
  long epochSeconds;
  double volts;
  double amps;
  double watts;
  double powerFactor;
  double hertz;
  double wattHours;
  double peakWatts;
  double peakAmps;
  double celsius;
  double humidity;
  boolean sensorPresent;
  long upMillis;
  private boolean counting;
  private boolean energyRead;
  private long answers;

  public RackPdu pdu() {
    return pdu;
  }

  /** What the clock of the device shows, in seconds of Unix time: when it was measured. */
  public long epochSeconds() {
    return epochSeconds;
  }

  /** Has the clock of the device show another time than that of the load, in milliseconds. */
  public void showClock(long epochMillis) {
    epochSeconds = Math.floorDiv(epochMillis, 1000L);
  }

  /** Voltage in V, 218..236. */
  public double volts() {
    return volts;
  }

  /** Current in A; 0 where nothing is plugged in. */
  public double amps() {
    return amps;
  }

  /** Active power in W. */
  public double watts() {
    return watts;
  }

  /** Apparent power in VA. */
  public double voltAmps() {
    return amps * volts;
  }

  /** Power factor 0.93..0.98; meaningless where {@link #idle()}. */
  public double powerFactor() {
    return powerFactor;
  }

  /** Whether nothing is drawn, so that there is no power factor. */
  public boolean idle() {
    return watts == 0;
  }

  public double hertz() {
    return hertz;
  }

  /** Current as a share of the rated one: 1 is full. */
  public double loadShare() {
    return amps / pdu.ratedAmps();
  }

  public double peakWatts() {
    return peakWatts;
  }

  public double peakAmps() {
    return peakAmps;
  }

  /** Inlet temperature in °C; only where {@link #sensorPresent()}. */
  public double celsius() {
    return celsius;
  }

  /** Relative humidity at the inlet in %; only where {@link #sensorPresent()}. */
  public double humidity() {
    return humidity;
  }

  /** Whether the inlet probe is plugged in. */
  public boolean sensorPresent() {
    return sensorPresent;
  }

  /** How long it has been on, in ms. */
  public long upMillis() {
    return upMillis;
  }

  /**
   * The energy register in steps of a make, for instance 100 for tenths of a kWh. When answers are
   * counted instead, the number of this answer, whatever the step.
   */
  public long energy(double wattHoursPerStep) {
    energyRead = true;
    return counting ? answers + 1 : (long) (wattHours / wattHoursPerStep);
  }

  /** Begins a request; {@code answers} of this device carried the register before. */
  public void begin(boolean counting, long answers) {
    this.counting = counting;
    this.answers = answers;
    energyRead = false;
  }

  /** Whether the request asked for the energy register. */
  public boolean energyRead() {
    return energyRead;
  }
}
