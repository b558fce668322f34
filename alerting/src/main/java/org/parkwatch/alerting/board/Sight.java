package org.parkwatch.alerting.board;

import java.util.HashMap;
import java.util.Map;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;

/** Which alarms a viewer may see. For one call: remembers places. */
final class Sight {
  private final Scope scope;
  private final Park park;
  private final Map<Integer, Boolean> rooms = new HashMap<>();

  Sight(Viewer viewer, Park park) {
    this.scope = viewer.scope();
    this.park = park;
  }

  boolean covers(Alarm alarm) {
    if (scope.everything()) {
      return true;
    }
    if (alarm.room() < 0) {
      return alarm.device() < 0 && ofTenant(alarm.point());
    }
    return rooms.computeIfAbsent(alarm.room(), this::within) || coversCabinet(alarm.cabinet());
  }

  private boolean ofTenant(int point) {
    return park.derivedOfPoint(point)
        .filter(block -> block.kind() == OwnerKind.TENANT)
        .map(block -> scope.tenants().contains(block.owner()))
        .orElse(false);
  }

  private boolean within(int room) {
    for (int id = room; id >= 0; id = park.place(id).parent()) {
      if (scope.places().contains(id)) {
        return true;
      }
    }
    return false;
  }

  private boolean coversCabinet(int cabinet) {
    if (cabinet < 0) {
      return false;
    }
    return scope.places().contains(park.cabinet(cabinet).row())
        || park.tenancyOf(cabinet)
            .map(tenancy -> scope.tenants().contains(tenancy.tenant()))
            .orElse(false);
  }
}
