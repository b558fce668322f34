package org.parkwatch.telemetry.history;

import java.time.Duration;
import java.util.Map;
import org.parkwatch.facility.park.Quantity;

/**
 * Which samples history leaves out because they say nothing new: those of the same quality as the
 * newest one kept, and no further from its value than a deadband. The first sample of each quarter
 * hour, every change of quality, and one sample a heartbeat are kept. Only history is thinned,
 * never the newest values or alarms. What that does to an answer: {@code docs/history.md}.
 *
 * @param deadbands by what a point measures, in its unit, 0 or more; all samples of other
 *     quantities are kept
 * @param heartbeat 1..15 minutes
 */
public record ByException(Map<Quantity, Double> deadbands, Duration heartbeat) {
  /** Every sample is kept. */
  public static final ByException OFF = new ByException(Map.of(), Duration.ofMinutes(5));

  public ByException {
    deadbands = Map.copyOf(deadbands);
    if (heartbeat.toMinutes() < 1 || heartbeat.toMinutes() > 15) {
      throw new IllegalArgumentException("a heartbeat is 1 to 15 minutes, not " + heartbeat);
    }
  }

  /** Deadband of a quantity in its unit; NaN where every sample is kept. */
  public double deadband(Quantity quantity) {
    return deadbands.getOrDefault(quantity, Double.NaN);
  }
}
