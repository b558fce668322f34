package org.parkwatch.facility.park;

/** What a point measures, with the unit in which it is stored. */
public enum Quantity {
  VOLTAGE("V"),
  CURRENT("A"),
  ACTIVE_POWER("kW"),
  APPARENT_POWER("kVA"),
  REACTIVE_POWER("kvar"),
  /** A register that only grows, until it rolls over or is reset. */
  ACTIVE_ENERGY("kWh"),
  POWER_FACTOR("1"),
  FREQUENCY("Hz"),
  TEMPERATURE("°C"),
  HUMIDITY("%"),
  LOAD("%"),
  /** An enumerated state; the value is one of {@link DeviceState}. */
  STATE("1"),
  /**
   * The newest of the events that a device tells by itself, as one of {@link DeviceState}; nothing
   * to ask for, and never too old.
   */
  EVENT("1"),
  /** 1 while the device answers, 0 while it does not. */
  COMM_UP("1"),
  DURATION("s"),
  FLOW("m³/h"),
  PRESSURE("kPa"),
  SPEED("rpm"),
  /** A share that is no load and no humidity: valve, fan, charge, level. */
  PERCENT("%"),
  VOLUME("m³"),
  /** Internal resistance of a battery block. */
  RESISTANCE("mΩ"),
  /** Heat carried away, beside the active power spent on it. */
  COOLING_POWER("kW"),
  RATIO("1"),
  CONCENTRATION("ppm"),
  /** Smoke, as light lost by metre. */
  OBSCURATION("%/m"),
  DISTANCE("m"),
  COUNT("1"),
  /** Data in memory or on disk; 1 MB is 1,000,000 bytes. */
  DATA("MB");

  private final String unit;

  Quantity(String unit) {
    this.unit = unit;
  }

  /** Unit in which samples of this quantity are stored; "1" for none. */
  public String unit() {
    return unit;
  }
}
