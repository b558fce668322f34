package org.parkwatch.tests.bench;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.parkwatch.tests.rig.Installation;
import org.parkwatch.tests.rig.RigClock;

/** A benchmark that knows what to do. */
interface Benchmark {
  /** How a benchmark reads its own arguments. */
  interface Reader {
    /**
     * Reads them; nothing has begun yet.
     *
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    Benchmark read(String[] arguments);
  }

  /** Measures; the result is one line of JSON on stdout. */
  void run() throws Exception;

  /** A folder of this run's own, below the project: of its name and its second, UTC. */
  static Path folder(String name) {
    String second =
        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC)
            .format(RigClock.WALL.instant());
    return Installation.projectRoot().resolve("target/bench").resolve(name + "-" + second);
  }
}
