package org.parkwatch.simulators.rackpdu;

import org.parkwatch.simulators.plant.PduReading;

/**
 * One of the two groups of outlets behind a breaker of their own. A bank's breaker carries five
 * eighths of the rack PDU's rated current, such as 20 A of 32 A, and the load is a little uneven.
 *
 * @param number 1 or 2
 */
record Bank(int number) {
  static final Bank ONE = new Bank(1);
  static final Bank TWO = new Bank(2);

  private static final double BREAKER_SHARE = 0.625;

  /** Share of the PDU's load that this bank carries. */
  double share() {
    return number == 1 ? 0.55 : 0.45;
  }

  double amps(PduReading reading) {
    return reading.amps() * share();
  }

  /** Rating of the breaker in A. */
  static double breakerAmps(PduReading reading) {
    return reading.pdu().ratedAmps() * BREAKER_SHARE;
  }

  /** Current as a share of the breaker's rating: 1 is full. */
  double loadShare(PduReading reading) {
    return reading.loadShare() * share() / BREAKER_SHARE;
  }
}
