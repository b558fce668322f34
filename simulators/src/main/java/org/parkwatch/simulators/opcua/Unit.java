package org.parkwatch.simulators.opcua;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/** Units of the OPC UA lists: how signals come to them, and what a controller resolves. */
enum Unit {
  KILOWATT("kW", "KWT", 1000, 10, 0, 2000),
  KILOWATT_HOUR("kWh", "KWH", 1000, 10, 0, 1e9),
  AMPERE("A", "AMP", 1, 10, 0, 2000),
  VOLT("V", "VLT", 1, 1, 0, 12_000),
  PERCENT("%", "P1", 1, 10, 0, 100),
  REVOLUTIONS("rpm", "RPM", 1, 1, 0, 20_000),
  CELSIUS("°C", "CEL", 1, 20, -40, 150),
  FLOW("m³/h", "MQH", 1, 10, 0, 50_000),
  KILOPASCAL("kPa", "KPA", 1000, 2, 0, 2000),
  PASCAL("Pa", "PAL", 1, 2, -1000, 1000),
  ONE("1", "C62", 1, 100, 0, 1e6),
  HOUR("h", "HUR", 3600, 100, 0, 1e6),
  MINUTE("min", "MIN", 60, 10, 0, 1440),
  CONDUCTIVITY("µS/cm", "G42", 1, 1, 0, 10_000),
  VIBRATION("mm/s", "C16", 1, 20, 0, 50),
  HERTZ("Hz", "HTZ", 1, 20, 0, 100);

  private static final String UNECE = "http://www.opcfoundation.org/UA/units/un/cefact";

  private final String text;
  private final double signalUnits;
  private final double stepsPerUnit;
  private final String code;
  private final double low;
  private final double high;

  /**
   * @param code of UN/ECE recommendation 20
   * @param signalUnits how many of the signal's units are one
   * @param stepsPerUnit what is measured within one unit: 20 for steps of 0.05
   */
  Unit(String text, String code, double signalUnits, double stepsPerUnit, double low, double high) {
    this.text = text;
    this.signalUnits = signalUnits;
    this.stepsPerUnit = stepsPerUnit;
    this.code = code;
    this.low = low;
    this.high = high;
  }

  /** The unit that a list writes so; empty for names of code lists. */
  static Optional<Unit> of(String text) {
    return Arrays.stream(values()).filter(unit -> unit.text.equals(text)).findFirst();
  }

  /** OPC 10000-8, 5.6.4.3: the characters of the code as bytes. */
  private static int id(String code) {
    return code.chars().reduce(0, (id, c) -> id << 8 | c);
  }

  /** What the controller shows of a signal: in this unit, in its steps. */
  double measured(double signal) {
    return Math.rint(signal / signalUnits * stepsPerUnit) / stepsPerUnit;
  }

  EUInformation information() {
    LocalizedText name = LocalizedText.english(text);
    return new EUInformation(UNECE, id(code), name, name);
  }

  Range range() {
    return new Range(low, high);
  }
}
