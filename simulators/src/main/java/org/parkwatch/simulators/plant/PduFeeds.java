package org.parkwatch.simulators.plant;

/**
 * What the plant does to the rack PDUs: feeds lost, load taken over from the other feed, air too
 * warm. Written by the stepper, read by the agents. Thread-safe: whole values, at most a second
 * old.
 */
public final class PduFeeds {
  private final double[] loadFactor;
  private final double[] extraWattHours;
  private final double[] warmerKelvin;
  private final long[] answersFrom;
  private final long[] bootMillis;
  private volatile long second;

  PduFeeds(int pdus) {
    loadFactor = new double[pdus];
    java.util.Arrays.fill(loadFactor, 1);
    extraWattHours = new double[pdus];
    warmerKelvin = new double[pdus];
    answersFrom = new long[pdus];
    bootMillis = new long[pdus];
  }

  /** Load as a multiple of what the model says: 0 without voltage, 1 as usual. */
  double loadFactor(int pdu) {
    return loadFactor[pdu];
  }

  /** Energy in Wh that the model does not know of; negative after a loss of the feed. */
  double extraWattHours(int pdu) {
    return extraWattHours[pdu];
  }

  /** How much warmer than the model the air at the inlet is, in K. */
  double warmerKelvin(int pdu) {
    return warmerKelvin[pdu];
  }

  /** When its card last began to boot in Unix ms; 0 if the feed was never lost. */
  long bootMillis(int pdu) {
    return bootMillis[pdu];
  }

  /** Whether its card has voltage, has booted, and can be reached. */
  public boolean answers(int pdu, long nowMillis) {
    return second >= 0 && nowMillis >= answersFrom[pdu];
  }

  void load(int pdu, double factor, double modelWatts, double seconds) {
    loadFactor[pdu] = factor;
    if (factor != 1) {
      extraWattHours[pdu] += modelWatts * (factor - 1) * seconds / 3600;
    }
  }

  void extra(int pdu, double wattHours) {
    extraWattHours[pdu] = wattHours;
  }

  void warmer(int pdu, double kelvin) {
    warmerKelvin[pdu] = kelvin;
  }

  /** The card loses its voltage, or its way to the network. */
  void silence(int pdu) {
    answersFrom[pdu] = Long.MAX_VALUE;
  }

  /** The card can be reached from the moment; {@code boot} 0 if it ran all the time. */
  void answersFrom(int pdu, long millis, long boot) {
    answersFrom[pdu] = millis;
    if (boot != 0) {
      bootMillis[pdu] = boot;
    }
  }

  boolean silent(int pdu) {
    return answersFrom[pdu] == Long.MAX_VALUE;
  }

  void done(long now) {
    second = now;
  }
}
