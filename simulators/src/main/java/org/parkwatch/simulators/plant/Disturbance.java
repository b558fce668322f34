package org.parkwatch.simulators.plant;

/**
 * What differs from the quiet model in one device at a moment, as its faults say. Immutable.
 *
 * @param overloadShare share of the rated current it is driven to, such as 0.9; NaN for none
 * @param overloadSinceMillis when that began
 * @param inletCelsius inlet temperature it is driven to in °C; NaN for none
 * @param sensorLost whether the inlet probe is unplugged
 * @param offsetWattHours what past overloads added to the energy
 * @param resetWattHours what the energy stood at when the register was last set to zero; 0 for
 *     never
 * @param bootMillis when it was last restarted; 0 for as the model says
 */
public record Disturbance(
    double overloadShare,
    long overloadSinceMillis,
    double inletCelsius,
    boolean sensorLost,
    double offsetWattHours,
    double resetWattHours,
    long bootMillis) {
  public static final Disturbance NONE = new Disturbance(Double.NaN, 0, Double.NaN, false, 0, 0, 0);

  public boolean overloaded() {
    return !Double.isNaN(overloadShare);
  }

  public boolean hot() {
    return !Double.isNaN(inletCelsius);
  }
}
