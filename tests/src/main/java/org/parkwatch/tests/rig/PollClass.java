package org.parkwatch.tests.rig;

import java.time.Duration;
import java.util.Comparator;

/**
 * Points that come in the same way and at the same pace. Ordered by protocol, then pace.
 *
 * @param protocol as the park files name it, such as {@code modbus-gateway}
 * @param interval between promised samples
 */
public record PollClass(String protocol, Duration interval) implements Comparable<PollClass> {
  private static final Comparator<PollClass> ORDER =
      Comparator.comparing(PollClass::protocol).thenComparing(PollClass::interval);

  @Override
  public int compareTo(PollClass other) {
    return ORDER.compare(this, other);
  }

  /** Such as {@code modbus-gateway 10 s}. */
  public String label() {
    return protocol + " " + interval.toSeconds() + " s";
  }
}
