package org.parkwatch.profiles.binding;

import java.util.Map;

/** In which unit a device counts. */
public sealed interface UnitSource {
  /** Always the same. */
  record Fixed(DeviceUnit unit) implements UnitSource {}

  /** As a setting of the device says: degrees Celsius or Fahrenheit. */
  record Switched(Address address, Map<Long, DeviceUnit> units) implements UnitSource {
    public Switched {
      units = Map.copyOf(units);
    }
  }
}
