package org.parkwatch.facility.commissioning;

import java.util.Optional;
import org.parkwatch.facility.access.Viewer;

/** How single devices are doing, for the person who wants to know why. Thread-safe. */
public interface DeviceDiagnostics {
  /**
   * What is known of a device now. From then on its raw values are kept as it is read, until nobody
   * has asked for a minute; so the first look shows none.
   *
   * @param code of the device
   * @return empty if the viewer does not see such a device, or it is not collected
   */
  Optional<Diagnosis> look(Viewer viewer, String code);

  /**
   * Has all points of a device read in its next slot, also those that are due much later, and also
   * if it is being left alone after failures. It is a read at the device's own pace and changes
   * nothing, so the audit trail does not know of it. Devices that speak unasked are not hurried.
   *
   * @return false if the viewer does not see such a device, or nobody asks it
   * @throws org.parkwatch.facility.access.AccessRefused for anybody below an operator
   */
  boolean askAll(Viewer viewer, String code);
}
