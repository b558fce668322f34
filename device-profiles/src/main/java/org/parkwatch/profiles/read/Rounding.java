package org.parkwatch.profiles.read;

import org.parkwatch.profiles.binding.Binding;

/**
 * What becomes of a point's number last.
 *
 * @param step a power of ten: of how many parts of one the result is a multiple
 */
record Rounding(double min, double max, double step) {
  static Rounding of(Binding binding) {
    return new Rounding(binding.min(), binding.max(), Math.pow(10, binding.decimals()));
  }

  /** To the profile's decimals, halves up; the result is the nearest double of that decimal. */
  double round(double value) {
    return Math.floor(value * step + 0.5) / step;
  }

  boolean plausible(double value) {
    return value >= min && value <= max;
  }
}
