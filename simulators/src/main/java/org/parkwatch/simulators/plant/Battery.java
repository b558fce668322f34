package org.parkwatch.simulators.plant;

/**
 * A battery beside a converter. Full, it lasts its minutes at full load and longer at less
 * (Peukert's exponent 1.15). Confined to the stepper's thread.
 */
final class Battery {
  private static final double PEUKERT = 1.15;

  /** Share of the capacity that an hour of charging returns. */
  private static final double CHARGE_PER_HOUR = 0.12;

  final double fullWatts;
  final double fullSeconds;

  /** 0..1. */
  double charge = 1;

  /** Into the battery positive. */
  double watts;

  double chargedWattHours;
  double dischargedWattHours;

  Battery(double fullWatts, double fullMinutes) {
    this.fullWatts = fullWatts;
    fullSeconds = 60 * fullMinutes;
  }

  /** A place where a battery would be, empty. */
  static Battery none() {
    Battery none = new Battery(1, 0);
    none.charge = 0;
    return none;
  }

  void discharge(double load, double seconds) {
    watts = -load;
    dischargedWattHours += load * seconds / 3600;
    charge = Math.max(0, charge - seconds / secondsFromFull(load));
  }

  /** Charges if it must; what that draws, in W. */
  double charge(double seconds) {
    if (fullSeconds == 0 || charge >= 1) {
      return rest();
    }
    double rate = CHARGE_PER_HOUR * Math.min(1, 0.1 + 4 * (1 - charge));
    watts = rate * fullWatts * fullSeconds / 3600 * 1.1;
    chargedWattHours += watts * seconds / 3600;
    charge = Math.min(1, charge + rate * seconds / 3600);
    return watts;
  }

  /** Neither charges nor discharges; the trickle in W. */
  double rest() {
    watts = fullSeconds == 0 ? 0 : 0.0002 * fullWatts;
    return watts;
  }

  /** How long it lasts at the load in s, at most a day. */
  double secondsLeft(double load) {
    return Math.min(86_400, charge * secondsFromFull(load));
  }

  private double secondsFromFull(double load) {
    double share = Math.max(load, 0.01 * fullWatts) / fullWatts;
    return Math.max(1, fullSeconds) * Math.pow(share, -PEUKERT);
  }

  /** Voltage as a share of the nominal one: 1.125 floating, 0.87 empty. */
  double voltageShare() {
    double share = 0.9 + 0.1 * charge;
    return watts >= 0 ? share + 0.125 : share - 0.02 * Math.min(1.5, -watts / fullWatts);
  }

  Word mode() {
    return watts < 0
        ? Word.DISCHARGING
        : charge < 0.995 && fullSeconds > 0 ? Word.CHARGING : Word.FLOAT;
  }
}
