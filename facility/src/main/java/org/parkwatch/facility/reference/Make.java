package org.parkwatch.facility.reference;

import java.util.List;
import java.util.random.RandomGenerator;

/** Models of rack PDUs in the park, with the profile that reads them and how often they occur. */
record Make(String model, String profile, int share) {
  private static final List<Make> ALL =
      List.of(
          new Make("AP8853", "apc-rpdu2", 35),
          new Make("PX3-5190R", "raritan-px", 20),
          new Make("PX2-2190R", "raritan-px", 10),
          new Make("C2WG24SN", "servertech-sentry4", 15),
          new Make("EMAB22", "eaton-epdu", 12),
          new Make("VP8831", "geist-rpdu", 8));

  static Make any(RandomGenerator random) {
    int at = random.nextInt(ALL.stream().mapToInt(Make::share).sum());
    for (Make make : ALL) {
      at -= make.share;
      if (at < 0) {
        return make;
      }
    }
    throw new IllegalStateException("shares do not add up");
  }
}
