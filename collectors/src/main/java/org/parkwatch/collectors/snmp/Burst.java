package org.parkwatch.collectors.snmp;

/**
 * How long a lane gathers what is due before it works on it: so long that some {@value #REQUESTS}
 * requests fall into a burst, for a wake-up costs more than a request, but {@value #LONGEST_MILLIS}
 * ms at most, for answers wait as long. It goes by the requests of the last second; before there is
 * one it is short. Confined to one thread.
 */
final class Burst {
  static final long SHORTEST_MILLIS = 5;
  static final long LONGEST_MILLIS = 20;
  private static final int REQUESTS = 10;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final double NANOS_PER_MILLI = 1e6;

  private long millis = SHORTEST_MILLIS;
  private long sinceNanos;
  private long before;
  private boolean counting;

  /**
   * The length to use now, {@value #SHORTEST_MILLIS}..{@value #LONGEST_MILLIS} ms.
   *
   * @param requests sent since the start
   * @param nowNanos of a monotonic clock
   */
  long millis(long requests, long nowNanos) {
    long passed = nowNanos - sinceNanos;
    if (!counting || passed >= NANOS_PER_SECOND) {
      if (counting) {
        double perMilli = (requests - before) / (passed / NANOS_PER_MILLI);
        millis = Math.clamp((long) (REQUESTS / perMilli), SHORTEST_MILLIS, LONGEST_MILLIS);
      }
      counting = true;
      sinceNanos = nowNanos;
      before = requests;
    }
    return millis;
  }
}
