package org.parkwatch.simulators.plant;

import java.util.SplittableRandom;

/**
 * A sine about zero whose integral is known in closed form, so that an energy register is a
 * function of time and needs no memory.
 *
 * @param amplitude height above zero
 * @param radiansPerSecond above 0
 * @param phase in radians
 */
record Wave(double amplitude, double radiansPerSecond, double phase) {
  /** A wave of the period with a phase by chance. */
  static Wave of(double amplitude, double periodSeconds, SplittableRandom random) {
    return new Wave(amplitude, 2 * Math.PI / periodSeconds, random.nextDouble(2 * Math.PI));
  }

  /** A wave of one day that is highest at the second of the UTC day. */
  static Wave daily(double amplitude, double highestAtSecond) {
    double radiansPerSecond = 2 * Math.PI / 86_400;
    return new Wave(amplitude, radiansPerSecond, Math.PI / 2 - radiansPerSecond * highestAtSecond);
  }

  double at(double seconds) {
    return amplitude * Math.sin(radiansPerSecond * seconds + phase);
  }

  /** Integral between two moments in seconds. */
  double between(double from, double to) {
    return amplitude
        / radiansPerSecond
        * (Math.cos(radiansPerSecond * from + phase) - Math.cos(radiansPerSecond * to + phase));
  }
}
