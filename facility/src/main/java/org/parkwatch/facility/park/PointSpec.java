package org.parkwatch.facility.park;

import java.time.Duration;

/**
 * One measurable thing of a make of device, as its profile declares it.
 *
 * @param name stable over profile upgrades, such as {@code power} or {@code inlet.temperature};
 *     with the device's code it is the point's key
 * @param decimals digits after the point that the device resolves and screens show
 * @param interval how often it is polled; for {@code onChange} points how often it is confirmed
 * @param onChange true where silence is healthy while the device's session lives
 */
public record PointSpec(
    String name,
    Quantity quantity,
    Names names,
    int decimals,
    Duration interval,
    boolean onChange) {
  public PointSpec {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("point " + name + " needs a positive interval");
    }
  }

  /** The same point at another pace. */
  public PointSpec readEvery(Duration other) {
    return new PointSpec(name, quantity, names, decimals, other, onChange);
  }
}
