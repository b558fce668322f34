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
  MICROAMPERE("µA", "0.000001", Quantity.CURRENT),
  WATT("W", "0.001", Quantity.ACTIVE_POWER, Quantity.COOLING_POWER),
  KILOWATT("kW", "1", Quantity.ACTIVE_POWER, Quantity.COOLING_POWER),
  MEGAWATT("MW", "1000", Quantity.ACTIVE_POWER, Quantity.COOLING_POWER),
  /** Of refrigeration, as chillers are rated: 12,000 BTU an hour. */
  REFRIGERATION_TON("RT", "3.51685", Quantity.COOLING_POWER),
  VOLTAMPERE("VA", "0.001", Quantity.APPARENT_POWER),
  KILOVOLTAMPERE("kVA", "1", Quantity.APPARENT_POWER),
  VAR("var", "0.001", Quantity.REACTIVE_POWER),
  KILOVAR("kvar", "1", Quantity.REACTIVE_POWER),
  WATT_HOUR("Wh", "0.001", Quantity.ACTIVE_ENERGY),
  KILOWATT_HOUR("kWh", "1", Quantity.ACTIVE_ENERGY),
  MEGAWATT_HOUR("MWh", "1000", Quantity.ACTIVE_ENERGY),
  HERTZ("Hz", "1", Quantity.FREQUENCY),
  CELSIUS("°C", "1", Quantity.TEMPERATURE),
  KELVIN("K", "1", Quantity.TEMPERATURE),
  /** 5/9 is no finite decimal; twenty digits are far below what any sensor resolves. */
  FAHRENHEIT("°F", "0.55555555555555555556", Quantity.TEMPERATURE),
  PERCENT("%", "1", Quantity.HUMIDITY, Quantity.LOAD, Quantity.PERCENT),
  SECOND("s", "1", Quantity.DURATION),
  MINUTE("min", "60", Quantity.DURATION),
  HOUR("h", "3600", Quantity.DURATION),
  CUBIC_METRE_PER_HOUR("m³/h", "1", Quantity.FLOW),
  LITRE_PER_SECOND("l/s", "3.6", Quantity.FLOW),
  LITRE_PER_MINUTE("l/min", "0.06", Quantity.FLOW),
  /** Of air: a cubic foot a minute. */
  CUBIC_FOOT_PER_MINUTE("cfm", "1.69901082", Quantity.FLOW),
  KILOPASCAL("kPa", "1", Quantity.PRESSURE),
  PASCAL("Pa", "0.001", Quantity.PRESSURE),
  HECTOPASCAL("hPa", "0.1", Quantity.PRESSURE),
  BAR("bar", "100", Quantity.PRESSURE),
  MEGAPASCAL("MPa", "1000", Quantity.PRESSURE),
  RPM("rpm", "1", Quantity.SPEED),
  CUBIC_METRE("m³", "1", Quantity.VOLUME),
  LITRE("l", "0.001", Quantity.VOLUME),
  MILLIOHM("mΩ", "1", Quantity.RESISTANCE),
  MICROOHM("µΩ", "0.001", Quantity.RESISTANCE),
  KILOOHM("kΩ", "1000000", Quantity.RESISTANCE),
  PARTS_PER_MILLION("ppm", "1", Quantity.CONCENTRATION),
  PERCENT_PER_METRE("%/m", "1", Quantity.OBSCURATION),
  METRE("m", "1", Quantity.DISTANCE),
  CENTIMETRE("cm", "0.01", Quantity.DISTANCE),
  NONE(
      "1",
      "1",
      Quantity.POWER_FACTOR,
      Quantity.STATE,
      Quantity.COMM_UP,
      Quantity.RATIO,
      Quantity.COUNT);

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
    return switch (this) {
      case FAHRENHEIT -> -160.0 / 9.0;
      case KELVIN -> -273.15;
      default -> 0;
    };
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
