package org.parkwatch.collectors.health;

/**
 * When something happened at its source, as far as that can be believed: the order of events is
 * that of these times.
 *
 * @param millis UTC: of the source if its clock is trusted, else of receipt
 * @param trusted whether it is the source's own
 */
public record SourceTime(long millis, boolean trusted) {
  /** A source's time further from receipt than this is not believed. */
  public static final long BOUND_MILLIS = 10_000;

  /** Decides between what the source says and when it came. */
  public static SourceTime of(long sourceMillis, long receivedMillis) {
    boolean trusted = Math.abs(receivedMillis - sourceMillis) <= BOUND_MILLIS;
    return new SourceTime(trusted ? sourceMillis : receivedMillis, trusted);
  }
}
