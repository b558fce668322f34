package org.parkwatch.profiles.mib;

import java.util.Map;
import java.util.Optional;
import org.parkwatch.profiles.binding.DeviceUnit;
import org.parkwatch.profiles.binding.UnitSource;

/**
 * In which unit a column counts, row by row.
 *
 * @param fixed where no setting says it
 * @param setting a person's choice on the device, such as degrees Fahrenheit; it is read with the
 *     values, because it may change
 */
public record RowUnit(DeviceUnit fixed, Optional<ColumnRef> setting, Map<Long, DeviceUnit> units) {
  public RowUnit {
    units = Map.copyOf(units);
  }

  /** A device that does not have the setting counts in the fixed unit. */
  UnitSource of(WalkedValues values, String index) {
    return setting
        .map(ref -> ref.instance(index))
        .filter(instance -> values.value(instance).isPresent())
        .<UnitSource>map(instance -> new UnitSource.Switched(instance, units))
        .orElse(new UnitSource.Fixed(fixed));
  }
}
