package org.parkwatch.telemetry.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * A real file system that the kernel gives up, as it does with a disk that fails: every write ends
 * with "Read-only file system", into files that are open too, until it is repaired. Only root may
 * have one.
 */
public final class FailingDisk implements AutoCloseable {
  private static final String SIZE = "64M";

  private final Path image;
  private final Path folder;

  private FailingDisk(Path image, Path folder) {
    this.image = image;
    this.folder = folder;
  }

  /** Makes one in a folder. Where that is not allowed the test is skipped, saying so. */
  public static FailingDisk make(Path in) throws IOException {
    FailingDisk disk = new FailingDisk(in.resolve("image"), in.resolve("disk"));
    Files.createDirectories(disk.folder);
    boolean made =
        "root".equals(System.getProperty("user.name"))
            && SmallDisk.run("truncate", "-s", SIZE, disk.image) == 0
            && SmallDisk.run("mkfs.ext4", "-q", disk.image) == 0
            && disk.mounted();
    if (!made) {
      String reason = "SKIPPED: cannot mount a disk of its own that fails";
      System.err.println(reason);
      Assumptions.abort(reason);
    }
    return disk;
  }

  /** Where it is mounted. */
  public Path folder() {
    return folder;
  }

  private boolean mounted() throws IOException {
    return SmallDisk.run("mount", "-o", "loop", image, folder) == 0;
  }

  /** The kernel gives it up. */
  public void fail() throws IOException {
    if (SmallDisk.run("mount", "-o", "remount,abort", folder) != 0) {
      throw new IOException("cannot give up " + folder);
    }
  }

  /** Looks it through and mounts it anew; nothing may be open on it. */
  public void repair() throws IOException {
    close();
    SmallDisk.run("fsck.ext4", "-p", image); // says by its status that it repaired something
    if (!mounted()) {
      throw new IOException("cannot mount " + folder);
    }
  }

  @Override
  public void close() throws IOException {
    if (SmallDisk.run("umount", folder) != 0 && SmallDisk.run("umount", "-l", folder) != 0) {
      throw new IOException("cannot unmount " + folder);
    }
  }
}
