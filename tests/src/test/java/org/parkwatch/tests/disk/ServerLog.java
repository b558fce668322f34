package org.parkwatch.tests.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.parkwatch.tests.rig.Await;

/** What the server writes of itself, line after line. */
record ServerLog(Path file) {
  boolean says(String text) throws IOException {
    return Files.readString(file).contains(text);
  }

  /** Waits until it says so. */
  void await(String text, Duration within) {
    Await.until("the server's log says \"" + text + "\"", within, () -> says(text));
  }
}
