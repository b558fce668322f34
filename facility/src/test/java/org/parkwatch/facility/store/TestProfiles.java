package org.parkwatch.facility.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointExpansion;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;

/** Profiles whose points a test decides. */
public final class TestProfiles implements PointExpansion {
  private final Map<String, List<String>> points = new TreeMap<>();

  /** The profiles of the reference park: rack PDUs with eight points, others with two. */
  public static TestProfiles reference() {
    TestProfiles profiles = new TestProfiles();
    for (String profile :
        List.of("apc-rpdu2", "raritan-px", "servertech-sentry4", "eaton-epdu", "geist-rpdu")) {
      profiles.set(
          profile,
          "voltage",
          "current",
          "power",
          "energy",
          "power.factor",
          "state",
          "inlet.temperature",
          "inlet.humidity");
    }
    for (String profile :
        List.of(
            "rpp-branch-meter",
            "siemens-pac4200",
            "mv-feeder-relay",
            "transformer-monitor",
            "ups-modular-16",
            "ups-modular-24",
            "hvdc-rectifier",
            "battery-monitor-240",
            "battery-monitor-320",
            "battery-monitor-480",
            "lfp-bms",
            "dse-gencomm",
            "fuel-tank",
            "sts",
            "bms-chiller",
            "bms-tower",
            "bms-pump",
            "bms-tank",
            "bms-plate-exchanger",
            "bms-crah")) {
      profiles.set(profile, "power", "state");
    }
    for (String profile :
        List.of("room-climate", "room-doors", "room-leak", "room-smoke", "room-fire", "room-gas")) {
      profiles.set(profile, "state", "value");
      profiles.set(profile + "-json", "state", "value");
    }
    return profiles;
  }

  void set(String profile, String... names) {
    points.put(profile, List.of(names));
  }

  @Override
  public Optional<PointSet> pointsOf(String profile) {
    return Optional.ofNullable(points.get(profile)).map(TestProfiles::set);
  }

  private static PointSet set(List<String> names) {
    List<PointSpec> specs = new ArrayList<>();
    for (String name : names) {
      specs.add(
          new PointSpec(name, Quantity.LOAD, Names.same(name), 1, Duration.ofSeconds(10), false));
    }
    return new PointSet(specs);
  }
}
