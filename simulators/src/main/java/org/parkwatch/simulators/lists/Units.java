package org.parkwatch.simulators.lists;

import java.util.Map;

/** What one of a list's unit is in the unit of the plant's signals. */
public final class Units {
  private static final Map<String, Double> FACTORS =
      Map.ofEntries(
          Map.entry("kV", 1e3),
          Map.entry("mV", 1e-3),
          Map.entry("kW", 1e3),
          Map.entry("kVA", 1e3),
          Map.entry("kvar", 1e3),
          Map.entry("kWh", 1e3),
          Map.entry("kvarh", 1e3),
          Map.entry("mΩ", 1e-3),
          Map.entry("kΩ", 1e3),
          Map.entry("kPa", 1e3),
          Map.entry("bar", 1e5),
          Map.entry("min", 60.0),
          Map.entry("h", 3600.0));

  private Units() {}

  /** The factor; 1 for units that signals have themselves. */
  public static double factor(String unit) {
    return FACTORS.getOrDefault(unit, 1.0);
  }
}
