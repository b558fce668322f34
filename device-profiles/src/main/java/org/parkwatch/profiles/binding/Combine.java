package org.parkwatch.profiles.binding;

/**
 * How the readings of several objects become one point. Objects that the device does not have are
 * left out; if all are missing the point has no object.
 */
public enum Combine {
  /** The first usable reading, in the order of the profile. */
  FIRST,
  /** Their sum, as of energy or power of phases; one bad reading makes the point bad. */
  SUM,
  /** The highest, as of the currents of phases; one bad reading makes the point bad. */
  MAX,
  /** The mean, as of the voltages of phases; one bad reading makes the point bad. */
  MEAN,
  /** The state that needs a person most; one bad reading makes the point bad. */
  WORST
}
