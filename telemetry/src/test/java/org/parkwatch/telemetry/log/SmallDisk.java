package org.parkwatch.telemetry.log;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A real file system that gets full: a tmpfs. Only root may mount one. */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Mounts a tmpfs. Where that is not allowed the test is skipped, saying so; as root in CI it
   * fails.
   */
  public static SmallDisk mount(Path folder, String size) throws IOException {
    boolean root = System.getProperty("user.name", "").equals("root");
    int exit = root ? run("mount", "-t", "tmpfs", "-o", "size=" + size, "parkwatch", folder) : -1;
    if (exit != 0) {
      String reason = "SKIPPED: cannot mount a tmpfs for a full disk (root: " + root + ")";
      if (root && "true".equals(System.getenv("CI"))) {
        throw new AssertionError(reason);
      }
      System.err.println(reason);
      Assumptions.abort(reason);
    }
    return new SmallDisk(folder);
  }

  static int run(Object... command) throws IOException {
    String[] words = new String[command.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = command[i].toString();
    }
    try {
      // What they say would run into what the test's own process says to its starter.
      return new ProcessBuilder(words)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + words[0], e);
    }
  }

  @Override
  public void close() throws IOException {
    if (run("umount", folder) != 0 && run("umount", "-l", folder) != 0) {
      throw new IOException("cannot unmount " + folder);
    }
  }
}
