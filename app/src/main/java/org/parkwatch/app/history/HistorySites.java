package org.parkwatch.app.history;

import java.util.function.Supplier;
import org.parkwatch.capacity.load.LoadPoints;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.history.ByException;
import org.parkwatch.telemetry.history.HistorySite;

/** What history must know of a park. */
public final class HistorySites {
  private HistorySites() {}

  /** Of whatever park is the current one; its zone is that of the first one. */
  public static HistorySite of(Supplier<Park> parks) {
    return of(parks, ByException.OFF);
  }

  /** As above, with samples left out. */
  public static HistorySite of(Supplier<Park> parks, ByException byException) {
    return new HistorySite(
        point -> parks.get().cellOfPoint(point),
        point -> counts(parks.get(), point),
        parks.get().zone(),
        point -> isOnMap(parks.get(), point),
        point -> isPower(parks.get(), point),
        point ->
            parks
                .get()
                .specOfPoint(point)
                .map(spec -> byException.deadband(spec.quantity()))
                .orElse(Double.NaN));
  }

  /** What the floor map shows of cabinets: these are kept in frames. */
  private static boolean isOnMap(Park park, int point) {
    return park.deviceOfPoint(point)
        .filter(device -> park.equipmentOf(device).kind() == EquipmentKind.RACK_PDU)
        .filter(device ->
            point == device.pointId(PointNames.POWER)
                || point == device.pointId(PointNames.INLET_TEMPERATURE))
        .isPresent();
  }

  /** kW of rack PDUs, and of cabinets and what they stand in. */
  private static boolean isPower(Park park, int point) {
    return park.deviceOfPoint(point)
        .map(device ->
            park.equipmentOf(device).kind() == EquipmentKind.RACK_PDU
                && point == device.pointId(PointNames.POWER))
        .or(() -> park.derivedOfPoint(point).map(block -> point == block.pointId(LoadPoints.POWER)))
        .orElse(false);
  }

  private static boolean counts(Park park, int point) {
    return park.specOfPoint(point)
        .filter(spec -> spec.quantity() == Quantity.ACTIVE_ENERGY)
        .isPresent();
  }
}
