package org.parkwatch.simulators.plant;

import java.util.List;

/**
 * What one rack PDU measures while nothing is made to go wrong: a function of time alone.
 * Immutable.
 *
 * @param meanWatts mean active power of this PDU in W; 0 for a free cabinet
 * @param load waves of the power as fractions of its mean
 * @param meanVolts mean voltage in V
 * @param powerFactor mean power factor, 0.94..0.97
 * @param meanCelsius mean inlet temperature in °C
 * @param meanHumidity mean relative humidity at the inlet in %
 * @param initialWattHours what the energy register showed at the base time
 * @param bootSecondsBefore how long before the base time it was switched on
 */
record PduModel(
    double meanWatts,
    List<Wave> load,
    double meanVolts,
    List<Wave> voltage,
    double powerFactor,
    Wave powerFactorWave,
    double meanCelsius,
    List<Wave> temperature,
    double meanHumidity,
    Wave humidity,
    double initialWattHours,
    long bootSecondsBefore) {

  double watts(double seconds) {
    return meanWatts * loadShape(seconds);
  }

  /** Load as a multiple of its mean. */
  double loadShape(double seconds) {
    return 1 + sum(load, seconds);
  }

  double volts(double seconds) {
    return meanVolts + sum(voltage, seconds);
  }

  double powerFactor(double seconds) {
    return powerFactor + powerFactorWave.at(seconds);
  }

  double celsius(double seconds) {
    return meanCelsius + sum(temperature, seconds);
  }

  double relativeHumidity(double seconds) {
    return meanHumidity + humidity.at(seconds);
  }

  /**
   * Energy in Wh since before the base time; grows as long as the waves of the load stay below 1.
   */
  double wattHours(double baseSeconds, double seconds) {
    double loadSeconds = seconds - baseSeconds;
    for (int i = 0; i < load.size(); i++) {
      loadSeconds += load.get(i).between(baseSeconds, seconds);
    }
    return initialWattHours + meanWatts * loadSeconds / 3600;
  }

  /** The highest power the waves can reach, in W. */
  double peakWatts() {
    return meanWatts * (1 + load.stream().mapToDouble(Wave::amplitude).sum());
  }

  private static double sum(List<Wave> waves, double seconds) {
    double sum = 0;
    for (int i = 0; i < waves.size(); i++) {
      sum += waves.get(i).at(seconds);
    }
    return sum;
  }
}
