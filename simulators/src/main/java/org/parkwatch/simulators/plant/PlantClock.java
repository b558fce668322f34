package org.parkwatch.simulators.plant;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of the plant's physics: the wall clock, or a day that passes faster than that. Loads,
 * weather and registers go by it; what devices say of the time, and all protocols, by the wall
 * clock. Thread-safe.
 *
 * @param wall the clock of everything else
 * @param beginMillis at which both showed the same, UTC
 * @param speed seconds of the plant in one of the wall clock, at least 1
 */
public record PlantClock(InstantSource wall, long beginMillis, double speed)
    implements InstantSource {
  public PlantClock {
    if (!(speed >= 1)) {
      throw new IllegalArgumentException("the simulated day cannot pass at " + speed);
    }
  }

  /** From now on. */
  public static PlantClock from(InstantSource wall, double speed) {
    return new PlantClock(wall, wall.millis(), speed);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    return beginMillis + Math.round((wall.millis() - beginMillis) * speed);
  }

  /** The second of Unix time at which the plant's clock shows a second. */
  long wallSecond(long plantSecond) {
    return Math.floorDiv(
        beginMillis + Math.round((1000 * plantSecond - beginMillis) / speed), 1000L);
  }
}
