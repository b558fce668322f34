package org.parkwatch.profiles.binding;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.facility.park.Quantity;

/**
 * Units that devices speak, with the way to the unit in which the quantity is stored: {@code stored
 * = device * factor + offset}.
 */
public enum DeviceUnit {
  VOLT("V", "1", Quantity.VOLTAGE),
  MILLIVOLT("mV", "0.001", Quantity.VOLTAGE),
  KILOVOLT("kV", "1000", Quantity.VOLTAGE),
  AMPERE("A", "1", Quantity.CURRENT),
  MILLIAMPERE("mA", "0.001", Quantity.CURRENT),
  WATT("W", "0.001", Quantity.ACTIVE_POWER),
  KILOWATT("kW", "1", Quantity.ACTIVE_POWER),
  VOLTAMPERE("VA", "0.001", Quantity.APPARENT_POWER),
  KILOVOLTAMPERE("kVA", "1", Quantity.APPARENT_POWER),
  VAR("var", "0.001", Quantity.REACTIVE_POWER),
  KILOVAR("kvar", "1", Quantity.REACTIVE_POWER),
  WATT_HOUR("Wh", "0.001", Quantity.ACTIVE_ENERGY),
  KILOWATT_HOUR("kWh", "1", Quantity.ACTIVE_ENERGY),
  MEGAWATT_HOUR("MWh", "1000", Quantity.ACTIVE_ENERGY),
  HERTZ("Hz", "1", Quantity.FREQUENCY),
  CELSIUS("°C", "1", Quantity.TEMPERATURE),
  /** 5/9 is no finite decimal; twenty digits are far below what any sensor resolves. */
  FAHRENHEIT("°F", "0.55555555555555555556", Quantity.TEMPERATURE),
  PERCENT("%", "1", Quantity.HUMIDITY, Quantity.LOAD),
  SECOND("s", "1", Quantity.DURATION),
  NONE("1", "1", Quantity.POWER_FACTOR, Quantity.STATE, Quantity.COMM_UP);

  private final String symbol;
  private final BigDecimal factor;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
  private final Set<Quantity> quantities;

  DeviceUnit(String symbol, String factor, Quantity... quantities) {
    this.symbol = symbol;
    this.factor = new BigDecimal(factor);
    this.quantities = Set.of(quantities);
  }

  public String symbol() {
    return symbol;
  }

  public BigDecimal factor() {
    return factor;
  }

  /** Added after the factor, in the stored unit. */
  public double offset() {
    return this == FAHRENHEIT ? -160.0 / 9.0 : 0;
  }

  public boolean measures(Quantity quantity) {
    return quantities.contains(quantity);
  }

  /** The unit written with this symbol. */
  public static Optional<DeviceUnit> ofSymbol(String symbol) {
    for (DeviceUnit unit : values()) {
      if (unit.symbol.equals(symbol)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /** The unit in which the quantity is stored. */
  public static DeviceUnit stored(Quantity quantity) {
    return ofSymbol(quantity.unit())
        .orElseThrow(() -> new IllegalStateException("no unit " + quantity.unit()));
  }
}
