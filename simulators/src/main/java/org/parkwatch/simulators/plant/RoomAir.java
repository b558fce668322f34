package org.parkwatch.simulators.plant;

import java.util.ArrayList;
import java.util.List;

/**
 * The air of a room: heat of its load in, heat to the CRAH out, what is left warms it. Confined to
 * the stepper's thread.
 */
final class RoomAir {
  /** Heat capacity of air, racks and floor that takes part within minutes, per kW of cooling. */
  private static final double JOULES_PER_KELVIN_AND_WATT = 22;

  static final double SUPPLY_SETPOINT = 20;

  final String place;
  final List<Crah> crahs = new ArrayList<>();

  /** Heat of the load in W. */
  double heatWatts;

  /** How much warmer than usual it is, in K. */
  double warmerKelvin;

  /** What the CRAH take out in W. */
  double coolingWatts;

  RoomAir(String place) {
    this.place = place;
  }

  /** A second with water of that temperature. */
  void step(long now, double waterCelsius, double seconds) {
    int running = 0;
    double rated = 0;
    for (Crah crah : crahs) {
      crah.step(now, seconds);
      rated += crah.ratedWatts;
      running += crah.state == Word.RUNNING ? 1 : 0;
    }
    if (crahs.isEmpty()) {
      return;
    }
    double each = rated / crahs.size();
    double cold = Math.clamp((SUPPLY_SETPOINT + 2 - waterCelsius + warmerKelvin) / 7, 0, 1.15);
    double capacity = running * each * cold;
    double joulesPerKelvin = JOULES_PER_KELVIN_AND_WATT * rated;
    double wanted = heatWatts + Math.max(0, warmerKelvin) * joulesPerKelvin / 240;
    coolingWatts = Math.min(wanted, capacity);
    warmerKelvin =
        Math.clamp(warmerKelvin + (heatWatts - coolingWatts) * seconds / joulesPerKelvin, -0.2, 35);
    for (Crah crah : crahs) {
      crah.carry(crah.state == Word.RUNNING ? coolingWatts / Math.max(1, running) : 0);
    }
  }

  /** Temperature of the air that comes back to the CRAH in °C. */
  double returnCelsius() {
    return SUPPLY_SETPOINT + 11.5 + warmerKelvin;
  }
}
