package org.parkwatch.collectors.snmp.discovery;

import java.util.List;
import org.parkwatch.profiles.mib.FoundPoint;

/**
 * What was found on a device.
 *
 * @param profiles ids of the families that gave points, the most specific first
 * @param points ready to be polled
 */
public record Discovered(Identity identity, List<String> profiles, List<FoundPoint> points) {
  public Discovered {
    profiles = List.copyOf(profiles);
    points = List.copyOf(points);
  }
}
