package org.parkwatch.telemetry.damage;

import java.time.Instant;

/**
 * Something on disk that cannot be used any more.
 *
 * @param at when it was found
 * @param file the file or folder; where it was set aside, its new name
 * @param what is wrong and what is lost by it in particular, on one line, in English
 */
public record Damage(Instant at, String file, DamageKind kind, String what) {
  /** Whether the other is the same damage, found at another time. */
  boolean isAs(Damage other) {
    return file.equals(other.file) && what.equals(other.what);
  }
}
