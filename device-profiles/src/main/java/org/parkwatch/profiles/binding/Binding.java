package org.parkwatch.profiles.binding;

import java.util.List;
import java.util.Optional;

/**
 * Where one point lies on the wire, or what it is computed from.
 *
 * @param readings empty for a computed point
 * @param min lowest plausible value in the stored unit, {@code max} the highest; a value outside is
 *     BAD, because a wrong number is worse than none
 * @param rollsOverAt where it begins anew at 0 if it only grows, in the stored unit; NaN where
 *     nobody knows it
 * @param decimals to which the value is rounded, as data
 * @param clock of the point that says by how much the device's clock is ahead
 */
public record Binding(
    Combine combine,
    List<Reading> readings,
    Optional<Computation> computation,
    double min,
    double max,
    double rollsOverAt,
    int decimals,
    Optional<ClockForm> clock) {
  public Binding {
    readings = List.copyOf(readings);
    if (readings.isEmpty() == computation.isEmpty()) {
      throw new IllegalArgumentException("a point is read or computed");
    }
    if (!(min < max)) {
      throw new IllegalArgumentException("plausible range " + min + ".." + max + " is empty");
    }
  }

  /** A point that is read. It rolls over where its one reading does. */
  public Binding(Combine combine, List<Reading> readings, double min, double max, int decimals) {
    this(combine, readings, Optional.empty(), min, max, end(readings), decimals, Optional.empty());
  }

  /** A point that is computed. */
  public Binding(Computation computation, double min, double max, int decimals) {
    this(
        Combine.FIRST,
        List.of(),
        Optional.of(computation),
        min,
        max,
        Double.NaN,
        decimals,
        Optional.empty());
  }

  /** How many seconds the clock is ahead that the readings tell; any offset is plausible. */
  public static Binding ofClock(List<Reading> readings, ClockForm form, int decimals) {
    return new Binding(
        Combine.FIRST,
        readings,
        Optional.empty(),
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.NaN,
        decimals,
        Optional.of(form));
  }

  private static double end(List<Reading> readings) {
    return readings.size() == 1 ? readings.getFirst().rollsOverAt() : Double.NaN;
  }

  /** The same with an end that its maker tells. */
  public Binding rollingOverAt(double end) {
    return new Binding(combine, readings, computation, min, max, end, decimals, clock);
  }
}
