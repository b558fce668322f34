package org.parkwatch.facility.park;

/** Names of points that more than one room speaks of. Profiles use the same names. */
public final class PointNames {
  public static final String VOLTAGE = "voltage";
  public static final String CURRENT = "current";
  public static final String POWER = "power";
  public static final String ENERGY = "energy";
  public static final String POWER_FACTOR = "power.factor";
  public static final String STATE = "state";
  public static final String INLET_TEMPERATURE = "inlet.temperature";
  public static final String INLET_HUMIDITY = "inlet.humidity";

  /** 1 while the device answers; written on change and once a minute. */
  public static final String COMM_UP = "comm.up";

  /** Seconds since the last good answer, once a minute. */
  public static final String COMM_AGE = "comm.age";

  /** Seconds that the last poll took, once a minute. */
  public static final String COMM_DURATION = "comm.duration";

  /**
   * Seconds by which the device's clock is ahead of ours, negative if it is behind; once a minute,
   * and only of devices that tell a time.
   */
  public static final String COMM_CLOCK_OFFSET = "comm.clock.offset";

  private PointNames() {}
}
