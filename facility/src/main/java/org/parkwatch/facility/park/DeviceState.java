package org.parkwatch.facility.park;

/** The states that profiles map a device's own codes to; {@link #code()} is the sample's value. */
public enum DeviceState {
  NORMAL(0),
  NOTICE(1),
  WARNING(2),
  CRITICAL(3),
  OFF(4),
  /** The device says that it does not know. */
  UNKNOWN(5);

  private final int code;

  DeviceState(int code) {
    this.code = code;
  }

  /** The value a sample of {@link Quantity#STATE} carries. */
  public int code() {
    return code;
  }
}
