package org.parkwatch.tests.house.offends.clock;

import java.time.Instant;

/** Offends the rule that time comes in through the door. */
final class Reads {
  Instant now() {
    return Instant.now();
  }
}
