package org.parkwatch.collectors;

import java.util.Optional;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.commissioning.DeviceDiagnostics;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Parks;

/** Answers for the devices that a viewer may see. Thread-safe. */
public final class Diagnostics implements DeviceDiagnostics {
  private final Parks parks;
  private final Collectors collectors;

  public Diagnostics(Parks parks, Collectors collectors) {
    this.parks = parks;
    this.collectors = collectors;
  }

  @Override
  public Optional<Diagnosis> look(Viewer viewer, String code) {
    return id(viewer, code).flatMap(collectors::diagnose);
  }

  @Override
  public boolean askAll(Viewer viewer, String code) {
    viewer.require(Right.ASK_DEVICE);
    return id(viewer, code).filter(collectors::askAll).isPresent();
  }

  private Optional<Integer> id(Viewer viewer, String code) {
    return parks.current(viewer).deviceByCode(code).map(Device::id);
  }
}
