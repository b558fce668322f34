package org.parkwatch.facility.power;

import java.util.Map;
import java.util.Set;
import org.parkwatch.facility.park.EquipmentKind;

/**
 * What is assumed to be out.
 *
 * @param failed ids of equipment that carries nothing
 * @param failedUnits units that are out, by the id of the group they belong to
 * @param sources kinds that bring power of their own where nothing feeds them
 */
public record Outage(
    Set<Integer> failed, Map<Integer, Integer> failedUnits, Set<EquipmentKind> sources) {
  /** The grid alone. */
  public static final Set<EquipmentKind> GRID = Set.of(EquipmentKind.GRID_CIRCUIT);

  /** The grid, and gensets once they have started. */
  public static final Set<EquipmentKind> GRID_AND_GENSETS =
      Set.of(EquipmentKind.GRID_CIRCUIT, EquipmentKind.GENSET_GROUP, EquipmentKind.GENSET);

  /** Everything that can carry load, batteries for their minutes too. */
  public static final Set<EquipmentKind> ALL =
      Set.of(
          EquipmentKind.GRID_CIRCUIT,
          EquipmentKind.GENSET_GROUP,
          EquipmentKind.GENSET,
          EquipmentKind.BATTERY);

  public Outage {
    failed = Set.copyOf(failed);
    failedUnits = Map.copyOf(failedUnits);
    sources = Set.copyOf(sources);
  }

  /** Some equipment is out, every source is there. */
  public static Outage of(Integer... failed) {
    return new Outage(Set.of(failed), Map.of(), ALL);
  }

  /** The same outage with other sources. */
  public Outage with(Set<EquipmentKind> sources) {
    return new Outage(failed, failedUnits, sources);
  }
}
