package org.parkwatch.tests.house.offends.function.alerting.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;

/** Offends the rule that evaluation does no I/O. */
final class Looks {
  boolean there(Path path) {
    return Files.exists(path);
  }
}
