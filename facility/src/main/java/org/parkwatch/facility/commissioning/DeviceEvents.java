package org.parkwatch.facility.commissioning;

import java.util.List;
import org.parkwatch.facility.access.Viewer;

/** What devices told by themselves. Thread-safe. */
public interface DeviceEvents {
  /**
   * The newest events of a device, the newest first, by the time of the source where it is trusted.
   *
   * @param code of the device
   * @param most how many at most
   * @return empty if the viewer does not see such a device, too
   */
  List<DeviceEvent> newest(Viewer viewer, String code, int most);
}
