package org.parkwatch.telemetry.log;

import java.nio.file.Path;

/**
 * Bytes of a segment that are no group: a flipped bit, a hole. What stands before and after them is
 * read as ever.
 *
 * @param from first byte of the damage in the file, {@code to} the first sound byte after it
 */
public record LogDamage(Path file, long from, long to) {
  @Override
  public String toString() {
    return "sample log damaged: %s bytes %d..%d are no group".formatted(file, from, to);
  }
}
