package org.parkwatch.collectors.schedule;

/**
 * The fixed place of a device within its interval, from a hash of its code: steady over restarts
 * and spread evenly, so that 24,000 devices never ask at once.
 */
public final class Phase {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Phase() {}

  /** Milliseconds after the start of each interval, 0 until the interval. */
  public static int of(String deviceCode, int intervalMillis) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < deviceCode.length(); i++) {
      hash = (hash ^ deviceCode.charAt(i)) * FNV_PRIME;
    }
    // codes differ in their last characters only: mix, or neighbours stay neighbours
    hash = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
    hash ^= hash >>> 32;
    return (int) Long.remainderUnsigned(hash, intervalMillis);
  }
}
