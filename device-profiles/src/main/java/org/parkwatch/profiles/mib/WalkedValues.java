package org.parkwatch.profiles.mib;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.profiles.binding.Oid;

/**
 * What walks over some columns of a device gave, as texts: numbers in decimal digits, identifiers
 * dotted, strings as they are. Confined to one thread.
 */
public final class WalkedValues {
  private final Map<Oid, Map<String, String>> columns = new HashMap<>();
  private final Map<String, String> instances = new HashMap<>();

  /**
   * Takes an instance.
   *
   * @param index of the row; {@code 0} of a scalar
   */
  public void put(Oid column, String index, String value) {
    columns.computeIfAbsent(column, c -> new LinkedHashMap<>()).put(index, value);
    instances.put(column.text() + "." + index, value);
  }

  /** The instances of a column by their index, in the order of the device. */
  public Map<String, String> rows(Oid column) {
    return columns.getOrDefault(column, Map.of());
  }

  /** The value of one instance, stripped of blanks; empty if the device does not have it. */
  public Optional<String> value(Oid instance) {
    return Optional.ofNullable(instances.get(instance.text())).map(String::strip);
  }
}
