package org.parkwatch.profiles.binding;

import java.util.Map;
import org.parkwatch.facility.park.Quantity;

/** In which unit a device counts. */
public sealed interface UnitSource {
  /** Always the same. */
  record Fixed(DeviceUnit unit) implements UnitSource {}

  /** As the server says that shows the device; if it does not say, as the quantity is stored. */
  record Served(Quantity quantity) implements UnitSource {}

  /** As a setting of the device says: degrees Celsius or Fahrenheit. */
  record Switched(Address address, Map<Long, DeviceUnit> units) implements UnitSource {
    public Switched {
      units = Map.copyOf(units);
    }
  }
}
