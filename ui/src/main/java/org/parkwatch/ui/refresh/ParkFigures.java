package org.parkwatch.ui.refresh;

import java.util.Map;
import java.util.WeakHashMap;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.latest.Latest;

/**
 * A few figures of all of a park: what its rack PDUs draw, and the points that have no value for
 * the present, be they too old, failed, or never answered. One walk serves all screens for some
 * seconds. Thread-safe.
 */
public final class ParkFigures {
  private static final long KEPT_MILLIS = 4_000;

  private final Latest latest;
  private final Map<Park, Count> counts = new WeakHashMap<>();

  public ParkFigures(Latest latest) {
    this.latest = latest;
  }

  /**
   * What was counted.
   *
   * @param points all points that are collected; events are told, not collected
   * @param stale those of them without a fresh value
   * @param powerKw active power of the rack PDUs with a fresh value, in kW; the others are left out
   * @param atMillis the watermark at the count
   */
  public record Count(int points, int stale, double powerKw, long atMillis) {}

  public synchronized Count of(Park park) {
    Count last = counts.get(park);
    long now = latest.watermark();
    if (last == null || Math.abs(now - last.atMillis()) > KEPT_MILLIS) {
      last = count(park, now);
      counts.put(park, last);
    }
    return last;
  }

  private Count count(Park park, long now) {
    int points = 0;
    int stale = 0;
    double powerKw = 0;
    for (Device device : park.devices()) {
      if (!device.life().collected()) {
        continue;
      }
      int point = device.firstPoint();
      boolean rackPdu = park.equipmentOf(device).kind() == EquipmentKind.RACK_PDU;
      for (PointSpec spec : device.points().specs()) {
        boolean promised = spec.quantity() != Quantity.EVENT; // nobody asks: it comes when it comes
        points += promised ? 1 : 0;
        if (promised && !Fresh.is(latest, spec, point)) {
          stale++;
        } else if (rackPdu && spec.name().equals(PointNames.POWER)) {
          powerKw += latest.value(point);
        }
        point++;
      }
    }
    return new Count(points, stale, powerKw, now);
  }
}
