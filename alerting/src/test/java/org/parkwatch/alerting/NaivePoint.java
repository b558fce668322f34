package org.parkwatch.alerting;

import java.util.ArrayList;
import java.util.List;
import org.parkwatch.facility.park.PointSpec;

/** The oracle's point of a device with its newest sample. */
final class NaivePoint {
  final String device;
  final PointSpec spec;
  final List<NaiveCondition> tests = new ArrayList<>();
  boolean seen;
  boolean bad;
  double value = Double.NaN;
  long millis;

  NaivePoint(String device, PointSpec spec) {
    this.device = device;
    this.spec = spec;
  }

  long allowed() {
    return spec.interval().toMillis() * 5 / 2;
  }
}
