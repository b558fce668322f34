package org.parkwatch.profiles.binding;

import java.util.List;

/**
 * Where one point lies on the wire.
 *
 * @param min lowest plausible value in the stored unit, {@code max} the highest; a value outside is
 *     BAD, because a wrong number is worse than none
 * @param decimals to which the value is rounded, as data
 */
public record Binding(
    Combine combine, List<Reading> readings, double min, double max, int decimals) {
  public Binding {
    readings = List.copyOf(readings);
    if (readings.isEmpty()) {
      throw new IllegalArgumentException("a point needs at least one reading");
    }
    if (!(min < max)) {
      throw new IllegalArgumentException("plausible range " + min + ".." + max + " is empty");
    }
  }
}
