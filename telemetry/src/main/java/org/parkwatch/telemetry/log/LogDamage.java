package org.parkwatch.telemetry.log;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Bytes of a segment that are no group: a flipped bit, a hole. What stands before and after them is
 * read as ever.
 *
 * @param from first byte of the damage in the file, {@code to} the first sound byte after it
 * @param afterMillis when the last sound group before it was written, UTC, -1 if there is none in
 *     the file; {@code beforeMillis} likewise the first one after it
 */
public record LogDamage(Path file, long from, long to, long afterMillis, long beforeMillis) {
  @Override
  public String toString() {
    return "sample log damaged: %s %s".formatted(file, what());
  }

  /** What is lost: which bytes, written when. */
  public String what() {
    return "bytes %d..%d are no group; what was written there is lost, after %s, before %s"
        .formatted(from, to, time(afterMillis), time(beforeMillis));
  }

  private static String time(long millis) {
    return millis < 0 ? "(not known)" : Instant.ofEpochMilli(millis).toString();
  }
}
