package org.parkwatch.tests.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.parkwatch.tests.rig.Installation;

/**
 * Steps the server's wall clock and nobody else's, by the file that the server reads an offset
 * from. Confined to one thread.
 */
final class ServerClock {
  private final Path file;
  private Duration offset = Duration.ZERO;

  /** The file is made beside the data folder, which must exist. */
  ServerClock(Path data) throws IOException {
    file = data.resolveSibling(data.getFileName() + ".clock-offset");
    write();
  }

  /** Tells the launcher to start the server under this clock. */
  void governs(Installation installation) {
    installation.with("PARKWATCH_SERVER_OPTS", "-Dparkwatch.clock.offset-file=" + file);
  }

  void step(Duration by) throws IOException {
    offset = offset.plus(by);
    write();
  }

  /** At once, or the server might read half a number. */
  private void write() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(whole, Long.toString(offset.toMillis()));
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
