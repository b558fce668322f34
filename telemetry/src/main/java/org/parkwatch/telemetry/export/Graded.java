package org.parkwatch.telemetry.export;

import org.parkwatch.telemetry.sample.Quality;

/**
 * A quality as it stands in a file.
 *
 * @param grade GOOD, UNCERTAIN or BAD
 * @param reason such as TIMEOUT; empty if there is none
 */
record Graded(String grade, String reason) {
  static Graded of(Quality quality) {
    String name = quality.name();
    int end = name.indexOf('_');
    return end < 0
        ? new Graded(name, "")
        : new Graded(name.substring(0, end), name.substring(end + 1));
  }
}
